namespace BriefingBus.Cli.Hosting;

/// <summary>The folder of the databases: the named one, or a temporary one.</summary>
/// <param name="named">The named folder, or null.</param>
internal sealed class DataFolder(string? named) : IDisposable
{
    /// <summary>The folder's path.</summary>
    public string Path { get; } = named ?? Directory.CreateTempSubdirectory("briefingbus-").FullName;

    public void Dispose()
    {
        if (named is null)
            Directory.Delete(Path, recursive: true);
    }
}
