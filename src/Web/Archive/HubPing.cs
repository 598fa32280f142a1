using BriefingBus.Http;

namespace BriefingBus.Web.Archive;

/// <summary>Notifies the WebSub hub that an edition's Atom feed has changed (WebSub §6; the request is that of PubSubHubbub 0.4
/// §7).</summary>
internal sealed partial class HubPing(WebOptions options, TimeProvider clock, ILogger<HubPing> log) : IDisposable
{
    /// <summary>The maximum age of an announced briefing: a new read model receives every briefing that Composer still has.</summary>
    private static readonly TimeSpan Latest = TimeSpan.FromDays(1);

    private readonly HttpClient client = OutboundHttp.Configured();

    /// <summary>The timeout of the request.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Notifies the hub of a stored briefing. A failure is only logged, since readers also poll.</summary>
    public async Task AnnounceAsync(BriefingComposed briefing, CancellationToken cancellationToken)
    {
        if (options.WebSub is not { } hub || clock.GetUtcNow() - briefing.ScheduledAt > Latest)
            return;
        var feed = options.Address!.TrimEnd('/') + Address.OfFeed(briefing.Edition, "atom");
        using var content = new FormUrlEncodedContent([new("hub.mode", "publish"), new("hub.url", feed), new("hub.topic", feed)]);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Timeout);
        try
        {
            using var answer = await client.PostAsync(new Uri(hub), content, limit.Token);
            if (!answer.IsSuccessStatusCode)
                LogRefused(log, hub, feed, $"it answered {(int)answer.StatusCode}");
        }
        catch (HttpRequestException away)
        {
            LogRefused(log, hub, feed, away.Message);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            LogRefused(log, hub, feed, $"it did not answer within {Timeout.TotalSeconds:0} seconds");
        }
    }

    public void Dispose() => client.Dispose();

    [LoggerMessage(LogLevel.Warning, "The hub {Hub} was not notified of {Feed}: {Reason}; the next briefing notifies it again")]
    private static partial void LogRefused(ILogger log, string hub, string feed, string reason);
}
