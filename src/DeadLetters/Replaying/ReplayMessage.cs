using System.Globalization;
using BriefingBus.DeadLetters.Letters;

namespace BriefingBus.DeadLetters.Replaying;

/// <summary>What a letter looks like when it goes on: back to its queue, or among the parked.</summary>
internal static class ReplayMessage
{
    /// <summary>The letter as it goes back: without what failure and parking wrote on it, with who replayed it, when and how often.</summary>
    public static DeadLetterMessage ToReplay(DeadLetterMessage message, DeadLetter letter, string replayId, string run, string by, DateTimeOffset at)
    {
        var headers = message.Headers
            .Where(h => !LetterHeaders.IsOfAFailure(h.Key) && !LetterHeaders.IsOfParking(h.Key))
            .ToDictionary(h => h.Key, h => h.Value);
        headers[LetterHeaders.ReplayCount] = (long)(letter.Replays + 1);
        headers[LetterHeaders.ReplayedAt] = Iso(at);
        headers[LetterHeaders.ReplayedBy] = by;
        headers[LetterHeaders.ReplayId] = replayId;
        headers[LetterHeaders.ReplayRun] = run;
        return message with { Headers = headers };
    }

    /// <summary>The letter as it is set aside: with everything that failure wrote on it.</summary>
    public static DeadLetterMessage ToPark(DeadLetterMessage message, string reason, string by, DateTimeOffset at, string? originalOf = null)
    {
        var headers = message.Headers.ToDictionary(h => h.Key, h => h.Value);
        headers.TryAdd(LetterHeaders.ParkedFrom, message.Queue);
        headers[LetterHeaders.ParkedReason] = reason;
        headers[LetterHeaders.ParkedBy] = by;
        headers[LetterHeaders.ParkedAt] = Iso(at);
        if (originalOf is not null)
            headers[LetterHeaders.OriginalOf] = originalOf;
        return message with { Headers = headers };
    }

    private static string Iso(DateTimeOffset instant) => instant.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
}
