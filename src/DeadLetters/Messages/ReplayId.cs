using System.Globalization;
using System.Text.RegularExpressions;

namespace BriefingBus.DeadLetters.Messages;

/// <summary>Identities of replays: the failed message's and the attempt's number, so that the outcome of a replay leads to its
/// row.</summary>
internal static partial class ReplayId
{
    /// <summary>The identity of an attempt.</summary>
    /// <param name="message">The failed message's identity.</param>
    /// <param name="attempt">The attempt's number: 2 for the first replay.</param>
    public static string Of(string message, int attempt) => string.Create(CultureInfo.InvariantCulture, $"{message}-{attempt}");

    /// <summary>The failed message of a replay; null if the replay is not ours.</summary>
    public static string? MessageOf(string? replay) => replay is not null && Form().IsMatch(replay) ? replay[..16] : null;

    [GeneratedRegex(@"\A[0-9a-f]{16}-[0-9]{1,9}\z")]
    private static partial Regex Form();
}
