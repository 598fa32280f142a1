using System.ComponentModel;

namespace BriefingBus.Delivery.Notices;

/// <summary>When the operator is notified of a problem. An outlet's own options decide whether it gets notices.</summary>
public sealed record NoticeOptions : ICheckedOptions
{
    [Description("How long a problem lasts before the operator is notified.")]
    public TimeSpan After { get; init; } = TimeSpan.FromMinutes(3);

    [Description("How long a service may go without a report before the operator is notified.")]
    public TimeSpan SilentAfter { get; init; } = TimeSpan.FromMinutes(5);

    [Description("An address that is requested while every service is well: a dead man's switch, such as healthchecks.io or Uptime Kuma.")]
    public Secret? Heartbeat { get; init; }

    [Description("How often.")]
    public TimeSpan HeartbeatEvery { get; init; } = TimeSpan.FromMinutes(1);

    public IEnumerable<(string Key, string Problem)> Check()
    {
        foreach (var (key, value) in new[] { ("after", After), ("silentAfter", SilentAfter), ("heartbeatEvery", HeartbeatEvery) })
            if (value < TimeSpan.FromSeconds(30) || value > TimeSpan.FromDays(1))
                yield return (key, "expected 30s to 1d");
        if (Heartbeat is { } heartbeat && !IsAddress(heartbeat.Value))
            yield return ("heartbeat", $"what {heartbeat.Reference} holds is no http or https address");
    }

    private static bool IsAddress(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps);
}
