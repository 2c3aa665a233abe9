namespace Resas.Testing;

/// <summary>What an owner does through the pages, without script.</summary>
public static class OwnerSteps
{
    public static async Task<Guid> AddHomeAsync(this Visitor owner, string name) => IdIn(await owner.PostFormAsync("/properties/create", new { Form_Name = name }));

    /// <summary>Tries the address, then saves it.</summary>
    /// <returns>The listing, and the address of its export feed.</returns>
    public static async Task<(Guid Id, Uri Export)> LinkAsync(this Visitor owner, Guid home, string platform, Uri feed)
    {
        var tried = await owner.PostFormAsync($"/listings/link?propertyId={home}", new { Form_Platform = platform, Form_Address = feed, Form_Step = "try" });
        var saved = await owner.SubmitAsync(tried, new { Form_Step = "save" });
        return (IdIn(saved), new Uri(saved.One("#export-address").GetAttribute("value")!));
    }

    /// <summary>The id that the address ends in.</summary>
    private static Guid IdIn(Answer answer) => Guid.TryParse(answer.Address.Segments[^1], out var id)
        ? id
        : throw new InvalidOperationException($"Ended on {answer.Path} ({(int)answer.Status}): {answer.Text}");
}
