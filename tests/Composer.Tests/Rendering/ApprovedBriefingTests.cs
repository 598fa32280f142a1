using System.Runtime.CompilerServices;
using System.Text.Json;
using BriefingBus.Contracts;
using BriefingBus.Rendering.Briefings;
using BriefingBus.Rendering.Json;
using BriefingBus.Testing;
using Xunit;

namespace BriefingBus.Composer.Tests.Rendering;

/// <summary>Each folder of <c>approved</c> is a case: <c>briefing.json</c> is the briefing, in the published form; the files beside it are
/// its other forms as a person approved them. A new case is a new folder.</summary>
public sealed class ApprovedBriefingTests
{
    public static TheoryData<string> Cases =>
        [.. Directory.GetDirectories(Folder()).Select(d => Path.GetFileName(d)).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Cases))]
    public async Task A_briefing_is_rendered_as_approved(string name)
    {
        var rendered = await Forms.RenderAsync(Read(name));
        Assert.Multiple(
            () => Approved.ShouldMatch($"approved/{name}/briefing.txt", rendered.Text),
            () => Approved.ShouldMatch($"approved/{name}/briefing.md", rendered.Markdown),
            () => Approved.ShouldMatch($"approved/{name}/briefing.html", rendered.Html),
            () => Approved.ShouldMatch($"approved/{name}/briefing.json", JsonForm.Write(rendered)));
    }

    /// <summary>The briefing of a case, as data.</summary>
    internal static BriefingComposed Read(string name) =>
        JsonSerializer.Deserialize<BriefingComposed>(File.ReadAllText(Path.Combine(Folder(), name, "briefing.json")), JsonForm.Options)!;

    private static string Folder([CallerFilePath] string caller = "") => Path.Combine(Path.GetDirectoryName(caller)!, "approved");
}
