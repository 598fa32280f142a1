using System.Globalization;
using BriefingBus.DeadLetters.Messages;

namespace BriefingBus.DeadLetters.Replay;

/// <summary>Creates the message that a replay sends.</summary>
internal static class ReplayMessage
{
    /// <summary>The message without the headers of failure and parking, and with those of the replay: requester, time and number.</summary>
    public static DeadLetterMessage Of(DeadLetterMessage message, string queue, int replays, string replayId, string operation, string by,
        DateTimeOffset at)
    {
        var headers = message.Headers.Where(h => !FaultHeaders.IsOfAFailure(h.Key)).ToDictionary(h => h.Key, h => h.Value);
        headers[FaultHeaders.ReplayCount] = (long)replays;
        headers[FaultHeaders.ReplayedAt] = at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
        headers[FaultHeaders.ReplayedBy] = by;
        headers[FaultHeaders.ReplayId] = replayId;
        headers[FaultHeaders.ReplayRun] = operation;
        return message with { Queue = queue, Headers = headers };
    }
}
