using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using BriefingBus.Contracts;
using BriefingBus.Delivery.Slack.Rendering;
using BriefingBus.Rendering.Json;
using BriefingBus.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.Delivery.Tests.Slack.Rendering;

/// <summary>The briefings whose other forms are approved in <c>tests/Composer.Tests</c>, as Slack messages.</summary>
public sealed class ApprovedMessagesTests
{
    private const string Briefings = "tests/Composer.Tests/Rendering/approved";

    private static readonly JsonSerializerOptions Readable =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static TheoryData<string> Cases =>
        [.. Directory.GetDirectories(Repository.PathOf(Briefings)).Select(d => Path.GetFileName(d)).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Cases))]
    public void A_briefing_is_posted_as_approved(string name)
    {
        var briefing = Read(name);
        var messages =
            BriefingMessages.Of(briefing).Concat(BriefingMessages.OfTrouble(briefing, briefing.Trouble)).Select(m => m.ToJson()).ToList();

        Approved
            .ShouldMatch($"approved/{name}.json", new JsonArray([.. messages.Select(m => (JsonNode)m.DeepClone())]).ToJsonString(Readable));
        messages.ShouldAllBe(m => SlackRules.Refusal(m) == null);
        messages.SelectMany(SlackRules.Pings).ShouldBeEmpty();
    }

    private static BriefingComposed Read(string name) => JsonSerializer.Deserialize<BriefingComposed>(
        File.ReadAllText(Repository.PathOf($"{Briefings}/{name}/briefing.json")), JsonForm.Options)!;
}
