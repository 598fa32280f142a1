using System.Net;
using BriefingBus.Http;

namespace BriefingBus.Delivery.Notices;

/// <summary>Asks for the dead man's switch's address now and then, while everything is well. Whoever watches it raises the alarm when that
/// stops, whatever broke: this process, the broker, the machine.</summary>
public sealed partial class Heartbeat : IDisposable
{
    private readonly NoticeOptions options;
    private readonly TimeProvider clock;
    private readonly ILogger<Heartbeat> log;
    private readonly HttpClient http;
    private long? last;
    private bool failed;

    /// <summary>Makes it. The address is the operator's own choice, so its host may be a private one.</summary>
    public Heartbeat(NoticeOptions options, TimeProvider clock, ILogger<Heartbeat> log)
    {
        (this.options, this.clock, this.log) = (options, clock, log);
        var own = options.Heartbeat is { } heartbeat ? new Uri(heartbeat.Value).Host : "";
        var connection = new GuardedConnection([own], Dns.GetHostAddressesAsync, "notices.heartbeat");
        http = OutboundHttp.Guarded(connection);
        http.Timeout = TimeSpan.FromSeconds(10);
        http.MaxResponseContentBufferSize = 64 * 1024;
    }

    /// <summary>Asks for the address where its time has come. One that does not answer is logged, once until it answers again.</summary>
    public async Task BeatAsync(CancellationToken cancellationToken)
    {
        if (options.Heartbeat is not { } heartbeat || (last is { } before && clock.GetElapsedTime(before) < options.HeartbeatEvery))
            return;
        last = clock.GetTimestamp();
        try
        {
            using var answer = await http.GetAsync(new Uri(heartbeat.Value), cancellationToken);
            Note(answer.IsSuccessStatusCode ? null : $"it answers {(int)answer.StatusCode}", heartbeat.Reference);
        }
        catch (Exception fault) when (fault is HttpRequestException
            || (fault is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            Note(fault.Message, heartbeat.Reference);
        }
    }

    public void Dispose() => http.Dispose();

    private void Note(string? problem, string reference)
    {
        if (problem is not null && !failed)
            LogFailed(reference, problem, options.HeartbeatEvery);
        failed = problem is not null;
    }

    [LoggerMessage(LogLevel.Warning, "Could not send the heartbeat to {Reference}: {Problem}; retrying every {Interval}")]
    private partial void LogFailed(string reference, string problem, TimeSpan interval);
}
