using BriefingBus.Delivery.Webhook;
using Shouldly;
using Xunit;

namespace BriefingBus.Delivery.Tests.Webhook;

public sealed class WebhookOptionsTests
{
    private static readonly WebhookOptions Right = new() { Url = new("${URL}", "https://hooks.example/1") };

    [Fact]
    public void An_address_is_the_only_required_option() => Right.Check().ShouldBeEmpty();

    [Fact]
    public void Mistakes_are_reported_without_the_secret()
    {
        Problems(Right with { Url = new("${URL}", "ftp://hooks.example/key-123") })
            .ShouldBe(["url: what it refers to is no http or https address"]);
        Problems(Right with { Preset = WebhookPreset.Ntfy, Url = new("${URL}", "https://ntfy.example/") })[0]
            .ShouldStartWith("url: what it refers to has no topic");
        Problems(Right with { Secret = new("${KEY}", "whsec_!") })[0].ShouldStartWith("secret: what it refers to is no key");
        Problems(Right with { Preset = WebhookPreset.Discord, KnowsRepeats = true })
            .ShouldBe(["knowsRepeats: Discord does not recognise repeats: leave it out"]);
        Problems(Right with { Preset = WebhookPreset.Mattermost, Secret = new("${KEY}", "a sentence long enough to be a key") })
            .ShouldBe(["secret: Mattermost knows no signatures: name none"]);
    }

    private static List<string> Problems(WebhookOptions options) => [.. options.Check().Select(p => $"{p.Key}: {p.Problem}")];
}
