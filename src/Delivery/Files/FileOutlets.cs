using BriefingBus.Delivery.Files.Delivering;
using BriefingBus.Delivery.Files.Naming;
using BriefingBus.Delivery.Files.Writing;
using BriefingBus.Delivery.Ledger;
using BriefingBus.ServiceDefaults.Health;

namespace BriefingBus.Delivery.Files;

/// <summary>Folders as outlets.</summary>
public static class FileOutlets
{
    /// <summary>The kind.</summary>
    public static readonly OutletKind<FilesOptions> Kind = new(
        services => services.AddHealthChecks().AddCheck<WritableFolders>("folders", tags: [HealthEndpoints.Ready]),
        (_, name, options) => new Outlet(name, options, InOrder: false, (briefing, _) => Outlet.Parts(FilesOf(briefing, options))));

    private static IEnumerable<WrittenFile> FilesOf(BriefingComposed briefing, FilesOptions options)
    {
        var folder = Path.GetFullPath(options.Folder);
        var (file, link) = (FileName.Of(options.Name, briefing), FileName.Latest(briefing));
        foreach (var form in options.Forms.Distinct())
        {
            var ending = FileContent.Ending(form);
            yield return new WrittenFile(
                ending, folder, $"{file}.{ending}", options.Latest ? $"{link}.{ending}" : null, briefing, form, options);
        }
    }
}
