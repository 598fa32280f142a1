using BriefingBus.Configuration;
using BriefingBus.Delivery.Ledger;


namespace BriefingBus.Files.Delivering;

/// <summary>The folders that the configuration names.</summary>
public sealed class BriefingFolders(Outlets<FilesOptions> options)
{
    /// <summary>The folders.</summary>
    public IReadOnlyList<IOutlet> Outlets { get; } = options.Create<IOutlet>((name, folder) => new BriefingFolder(name, folder));
}
