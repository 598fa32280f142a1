using BriefingBus.Configuration;
using BriefingBus.Contracts;
using BriefingBus.Delivery.Ledger;
using BriefingBus.Delivery.Files.Naming;
using BriefingBus.Delivery.Files.Writing;

namespace BriefingBus.Delivery.Files.Delivering;

/// <summary>A folder that briefings are written into.</summary>
internal sealed class BriefingFolder(string name, FilesOptions options) : IOutlet
{
    public string Name => name;

    public IReadOnlyList<string> Editions => options.Editions;

    public NoticeDelivery Notices => options.Notices;

    public bool InOrder => false;

    public Task<IReadOnlyList<IOutletPart>> PartsAsync(BriefingComposed briefing, CancellationToken cancellationToken)
    {
        var folder = Path.GetFullPath(options.Folder);
        var file = FileName.Of(options.Name, briefing);
        return Task.FromResult<IReadOnlyList<IOutletPart>>([.. options.Forms.Distinct().Select(form =>
        {
            var ending = FileContent.Ending(form);
            return new BriefingFile(ending, folder, $"{file}.{ending}", options.Latest ? $"{FileName.Latest(briefing)}.{ending}" : null,
                briefing, form, options);
        })]);
    }
}
