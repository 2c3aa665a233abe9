namespace Resas.EndToEnd.Tests;

/// <summary>A data folder under the temp folder, deleted afterwards.</summary>
internal sealed class DataFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("resas-e2e-").FullName;

    public DataFile Database => new(Path);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
