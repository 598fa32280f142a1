namespace BriefingBus.Web;

/// <summary>How hard a password is to guess: by lists of passwords that leaked, words, names, dates and rows of keys (zxcvbn, USENIX
/// Security 2016).</summary>
internal static class PasswordStrength
{
    /// <summary>0 to 4: from this on it takes days at ten thousand guesses a second, which is more than the page answers.</summary>
    private const int Enough = 3;

    /// <summary>The estimate takes time that grows with the length; what is longer is as strong as this much of it.</summary>
    private const int Estimated = 100;

    /// <summary>Words that whoever guesses this password tries first.</summary>
    private static readonly string[] OwnWords =
        ["briefingbus", "briefing", "operator", "news", "newsletter", "feeds", "rabbitmq", "postgres", Environment.MachineName];

    /// <summary>Why the password is too easy to guess, and what to do, in sentences; null where it is not.</summary>
    /// <param name="password">The password.</param>
    public static string? Weakness(string password) =>
        Zxcvbn.Zxcvbn.MatchPassword(password[..Math.Min(password.Length, Estimated)], OwnWords).Score >= Enough
            ? null
            : "This password is easy to guess: it is on a list, or made of words, names, dates or rows of keys. Take four or more words "
                + "that have nothing to do with each other, or let a password manager make one.";
}
