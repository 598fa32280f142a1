using System.Linq.Expressions;
using System.Text.RegularExpressions;
using BriefingBus.DeadLetters.Storage;

namespace BriefingBus.DeadLetters.Messages;

/// <summary>Identities of replays: the failed message's and the attempt's number, so that the outcome of a replay leads to its
/// row.</summary>
internal static partial class ReplayId
{
    /// <summary>The identity of a message's next attempt, for a statement: the first replay is attempt 2.</summary>
    public static readonly Expression<Func<StoredMessage, string?>> Next = row => row.Id + "-" + (row.Attempts + 1).ToString();

    /// <summary>The failed message of a replay; null if the replay is not ours.</summary>
    public static string? MessageOf(string? replay) => replay is not null && Form().IsMatch(replay) ? replay[..16] : null;

    [GeneratedRegex(@"\A[0-9a-f]{16}-[0-9]{1,9}\z")]
    private static partial Regex Form();
}
