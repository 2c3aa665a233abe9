namespace Resas.Kernel.Htmx;

/// <summary>What a page shows beside a calendar that stays where it is.</summary>
/// <param name="Fragment">The partial that the page itself consists of.</param>
/// <param name="Page">Its model.</param>
public sealed record Drawer(string Fragment, object Page, string Title, string? Lead = null);
