using BriefingBus.Delivery.Files.Delivering;
using BriefingBus.ServiceDefaults.Health;

namespace BriefingBus.Delivery.Files;

/// <summary>Folders as outlets.</summary>
public static class FileOutlets
{
    /// <summary>The kind.</summary>
    public static readonly OutletKind<FilesOptions> Kind = new(
        services => services.AddHealthChecks().AddCheck<WritableFolders>("folders", tags: [HealthEndpoints.Ready]),
        (_, name, folder) => new BriefingFolder(name, folder));
}
