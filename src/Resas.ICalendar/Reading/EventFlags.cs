namespace Resas.ICalendar.Reading;

[Flags]
internal enum EventFlags : byte
{
    None = 0,
    Transparent = 1,
    Dates = 2,
}
