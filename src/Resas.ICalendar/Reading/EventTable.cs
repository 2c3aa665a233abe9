using System.Buffers;

namespace Resas.ICalendar.Reading;

/// <summary>Collects records in rented memory; <see cref="ToArray"/> gives exactly as many as there are.</summary>
internal struct EventTable
{
    private EventRecord[]? records;

    public int Count { get; private set; }

    public void Add(in EventRecord record)
    {
        if (records is null || Count == records.Length) Grow();
        records![Count++] = record;
    }

    public readonly EventRecord[] ToArray() => records is null ? [] : records.AsSpan(0, Count).ToArray();

    public readonly void Return()
    {
        if (records is not null) ArrayPool<EventRecord>.Shared.Return(records);
    }

    private void Grow()
    {
        var larger = ArrayPool<EventRecord>.Shared.Rent(Math.Max(64, Count * 2));
        if (records is not null)
        {
            records.AsSpan(0, Count).CopyTo(larger);
            Return();
        }

        records = larger;
    }
}
