namespace BriefingBus.Web;

/// <summary>Estimates how hard a password is to guess, from leaked passwords, words, names, dates and keyboard rows (zxcvbn, USENIX
/// Security 2016).</summary>
internal static class PasswordStrength
{
    /// <summary>The minimum score of 0 to 4: at ten thousand guesses a second, more than the page answers, guessing takes days.</summary>
    private const int MinScore = 3;

    /// <summary>The number of characters that are estimated, since the time grows with the length; a longer password is at least as
    /// strong.</summary>
    private const int MaxEstimatedLength = 100;

    /// <summary>The words that an attacker tries first on this page.</summary>
    private static readonly string[] OwnWords =
        ["briefingbus", "briefing", "operator", "news", "newsletter", "feeds", "rabbitmq", "postgres", Environment.MachineName];

    /// <summary>The reason why a password is too easy to guess and what to do, in sentences; null if it is strong enough.</summary>
    /// <param name="password">The password.</param>
    public static string? Weakness(string password) =>
        Zxcvbn.Zxcvbn.MatchPassword(password[..Math.Min(password.Length, MaxEstimatedLength)], OwnWords).Score >= MinScore
            ? null
            : "This password is easy to guess: it is on a list, or made of words, names, dates or rows of keys. Take four or more words "
                + "that have nothing to do with each other, or let a password manager make one.";
}
