using BriefingBus.Configuration;
using BriefingBus.Delivery.Outlets;
using BriefingBus.Delivery.Slack;
using BriefingBus.Testing;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace BriefingBus.Delivery.Tests.Slack;

/// <summary>Slack channels towards the stand-in.</summary>
internal static class Channels
{
    /// <summary>A channel by bot token.</summary>
    public static SlackOptions Bot(SlackServer slack, string token = SlackServer.Token) =>
        new() { Api = slack.Api, Token = new Secret("${SLACK_TOKEN}", token), Channel = SlackServer.Channel };

    /// <summary>A channel by incoming webhook.</summary>
    public static SlackOptions Webhook(SlackServer slack) => new() { Webhook = new Secret("${SLACK_WEBHOOK}", slack.Webhook) };

    /// <summary>Starts a channel with a ledger of its own.</summary>
    public static Task<RunningOutlet> StartAsync(SlackOptions options, TimeProvider? clock = null)
    {
        options.Check().ShouldBeEmpty();
        return RunningOutlet.StartAsync(
            (services, database) => services
                .AddSingleton(clock ?? TimeProvider.System)
                .AddSingleton(new Outlets<SlackOptions>("slack", new Dictionary<string, SlackOptions> { ["newsroom"] = options }))
                .AddDelivery(database, [SlackOutlets.Kind]),
            services => services.GetRequiredService<NamedOutlets<SlackOptions>>().All);
    }
}
