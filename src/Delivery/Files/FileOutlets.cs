using BriefingBus.Delivery.Ledger;
using BriefingBus.Delivery.Outlets;
using BriefingBus.ServiceDefaults.Health;

namespace BriefingBus.Delivery.Files;

/// <summary>Folders as outlets.</summary>
public static class FileOutlets
{
    /// <summary>The kind.</summary>
    public static readonly OutletKind<FilesOptions> Kind = new(
        services => services.AddHealthChecks().AddCheck<WritableFolders>("folders", tags: [HealthEndpoints.Ready]),
        (_, name, options) => new Outlet(name, options, InOrder: false, (briefing, _) => Outlet.Parts(WrittenFile.For(briefing, options))));
}
