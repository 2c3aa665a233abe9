namespace Resas.Demonstration;

/// <summary>A folder of the demonstration's own, emptied at each start. A mark in it says that it may be emptied, and is kept locked while the
/// demonstration runs, so that a second one at the same time takes another.</summary>
internal sealed class DemonstrationFolder : IDisposable
{
    private const string Mark = ".demonstration";
    private readonly FileStream held;

    private DemonstrationFolder(string path, FileStream held) => (Path, this.held) = (path, held);

    public string Path { get; }

    /// <exception cref="IOException">The folder holds something else, or can't be written.</exception>
    public static DemonstrationFolder Claim(string wanted)
    {
        for (var n = 1; n < 20; n++)
        {
            var path = n == 1 ? wanted : $"{wanted}-{n}";
            if (Hold(path) is not { } held) continue;
            Empty(path);
            return new DemonstrationFolder(path, held);
        }

        throw new IOException($"{wanted} and its neighbours are all in use by other demonstrations.");
    }

    public void Dispose() => held.Dispose();

    private static FileStream? Hold(string path)
    {
        var mark = System.IO.Path.Combine(path, Mark);
        if (Directory.Exists(path) && !File.Exists(mark) && Directory.EnumerateFileSystemEntries(path).Any())
            throw new IOException($"{path} holds what is not of a demonstration, which would empty it.");
        Directory.CreateDirectory(path);
        try
        {
            return new FileStream(mark, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null; // another demonstration is running in it
        }
    }

    private static void Empty(string path)
    {
        foreach (var folder in Directory.EnumerateDirectories(path)) Directory.Delete(folder, recursive: true);
        foreach (var file in Directory.EnumerateFiles(path).Where(f => System.IO.Path.GetFileName(f) != Mark)) File.Delete(file);
    }
}
