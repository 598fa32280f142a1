using System.Text.RegularExpressions;

namespace BriefingBus.DeadLetters.Messages;

/// <summary>The identities of replays: the failed message's identity and the attempt's number, so that the outcome of a replay identifies
/// its row.</summary>
internal static partial class ReplayId
{
    /// <summary>The failed message of a replay; null if the identity has another form.</summary>
    public static string? MessageOf(string? replay) => replay is not null && Form().IsMatch(replay) ? replay[..16] : null;

    [GeneratedRegex(@"\A[0-9a-f]{16}-[0-9]{1,9}\z")]
    private static partial Regex Form();
}
