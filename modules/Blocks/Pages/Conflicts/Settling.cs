namespace Resas.Blocks.Pages.Conflicts;

/// <summary>How the owner settled a double booking, as the form says it.</summary>
/// <param name="GivesWay">The id of the side that gives way, or <see cref="Neither"/>, or <see cref="OnlyCopy"/> and the id of the side that is only the other, copied.</param>
internal sealed record Settling(string? GivesWay, string? Note)
{
    public const string Neither = "neither";

    public const string OnlyCopy = "copy:";

    public Guid? Copy => GivesWay?.StartsWith(OnlyCopy, StringComparison.Ordinal) == true && Guid.TryParse(GivesWay[OnlyCopy.Length..], out var copy) ? copy : null;

    public Guid? Side => Guid.TryParse(GivesWay, out var side) ? side : null;

    /// <summary>The first field that can't be taken, and the key of the sentence that says why; null when all is well.</summary>
    public (string Field, string Sentence)? ErrorOn(Conflict conflict)
    {
        if (GivesWay != Neither && !((Copy ?? Side) is { } side && conflict.IsOf(side))) return ("givesWay", "Conflict.GivesWay.Missing");
        return Note?.Trim().Length > Conflict.MaxNote ? ("note", "Conflict.Note.TooLong") : null;
    }

    public Task<Answered> SayAsync(OwnersWord word, Guid owner, Guid conflict, CancellationToken ct) => Copy is { } copy
        ? word.CopyAsync(owner, conflict, copy, Note, ct)
        : word.ResolveAsync(owner, conflict, Side, Note, ct);

    /// <summary>The key of the sentence that says what it did.</summary>
    public string Said => Copy is null ? "Conflict.Said.Resolved" : "Conflict.Said.Copy";
}

/// <summary>A word on a conflict that was refused, kept for the form to show again.</summary>
internal sealed record Refusal(Guid Conflict, Settling Said, string Field, string Sentence);
