using System.Text;
using BriefingBus.Configuration;
using BriefingBus.Contracts;
using BriefingBus.Delivery.Webhook;
using BriefingBus.Rendering.Briefings;
using BriefingBus.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.Delivery.Tests.Webhook;

public sealed class PresetTests
{
    private static Task<BriefingComposed> HeavyAsync() => Forms.RenderAsync(SomeBriefing.Of(stories: 40));

    [Fact]
    public async Task Discord_gets_every_story_whole_in_messages_within_its_limit_that_ping_nobody()
    {
        await using var hook = await HookServer.StartAsync(HookServer.Path);
        await using var outlet = await hook.OutletAsync(o => o with { Preset = WebhookPreset.Discord });
        var briefing = await HeavyAsync();

        await outlet.DeliverAsync(briefing);

        var contents = hook.Posts.Select(p => p["content"]!.GetValue<string>()).ToList();
        contents.Count.ShouldBeGreaterThan(1);
        contents.ShouldAllBe(c => c.Length <= 2000);
        hook.Requests.ShouldAllBe(r => r.PathAndQuery.EndsWith("?wait=true", StringComparison.Ordinal));
        hook.Posts.ShouldAllBe(p => p["allowed_mentions"]!["parse"]!.AsArray().Count == 0 && p["flags"]!.GetValue<int>() == 4);
        foreach (var n in Enumerable.Range(1, 40))
            contents.Count(c => c.Contains($"[{SomeBriefing.Headline(n)}](<https://gazette.example/ships/{n}>)", StringComparison.Ordinal)
                && c.Contains($"Ship number {n} tied up at the north quay this morning.", StringComparison.Ordinal)).ShouldBe(1);
        string.Join('\n', contents).ShouldNotContain("\\\n");
    }

    [Fact]
    public async Task Mattermost_gets_a_text_in_which_no_word_calls_anybody()
    {
        await using var hook = await HookServer.StartAsync(HookServer.Path);
        await using var outlet = await hook.OutletAsync(o => o with { Preset = WebhookPreset.Mattermost });

        await outlet.DeliverAsync(await Forms.RenderAsync(SomeBriefing.Appearance(SomeBriefing.Story("@channel: ships ahoy, @all"))));

        var text = hook.Posts.ShouldHaveSingleItem()["text"]!.GetValue<string>();
        text.ShouldNotContain("@channel");
        text.ShouldNotContain("@all");
        text.ShouldContain("ships ahoy");
    }

    [Fact]
    public async Task Ntfy_gets_messages_for_its_topic_within_its_limit_of_bytes()
    {
        await using var hook = await HookServer.StartAsync("/base/");
        await using var outlet = await hook.OutletAsync(o => o with
        {
            Preset = WebhookPreset.Ntfy,
            Url = new Secret("${HOOK}", new Uri(new Uri(hook.Address), "/base/my%20briefing").AbsoluteUri),
        });

        await outlet.DeliverAsync(await HeavyAsync());

        hook.Posts.Count.ShouldBeGreaterThan(1);
        hook.Posts.ShouldAllBe(
            p => p["topic"]!.GetValue<string>() == "my briefing" && Encoding.UTF8.GetByteCount(p["message"]!.GetValue<string>()) <= 4096);
        hook.Posts[0]["title"]!.GetValue<string>().ShouldBe($"Morning News Briefing (1 of {hook.Posts.Count})");
        var all = string.Join('\n', hook.Posts.Select(p => p["message"]!.GetValue<string>()));
        foreach (var n in Enumerable.Range(1, 40))
            all.ShouldContain($"Ship number {n} tied up");
    }

    [Fact]
    public async Task A_message_that_breaks_off_in_the_middle_leaves_the_later_ones_to_the_person_who_settles_it()
    {
        await using var hook = await HookServer.StartAsync(HookServer.Path, Reply.Status(204), Reply.HangsUp(), Reply.Status(204));
        await using var outlet = await hook.OutletAsync(o => o with { Preset = WebhookPreset.Discord });
        var briefing = await HeavyAsync();

        await Should.ThrowAsync<HttpRequestException>(() => outlet.DeliverAsync(briefing));
        await outlet.DeliverAsync(briefing);

        var lines = await outlet.StatesAsync();
        lines[0].ShouldBe("message 1: Delivered");
        lines[1].ShouldStartWith("message 2: Uncertain");
        lines.Skip(2).ShouldAllBe(l => l.EndsWith(": Delivered", StringComparison.Ordinal));
        hook.Requests.Count.ShouldBe(lines.Count);
    }
}
