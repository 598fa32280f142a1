using BriefingBus.Delivery.Files.Delivering;

namespace BriefingBus.Delivery.Files;

/// <summary>Folders as outlets.</summary>
public static class FileOutlets
{
    /// <summary>The kind.</summary>
    public static readonly OutletKind<FilesOptions> Kind = new(_ => { }, (_, name, folder) => new BriefingFolder(name, folder));
}
