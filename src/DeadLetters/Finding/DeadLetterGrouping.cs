using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using BriefingBus.DeadLetters.Letters;

namespace BriefingBus.DeadLetters.Finding;

/// <summary>What letters are grouped by.</summary>
public enum DeadLetterGrouping
{
    /// <summary>By the exception's type and where it was thrown; without an exception, by why the letter is dead.</summary>
    Exception,

    /// <summary>By the message's type.</summary>
    Message,

    /// <summary>By the feed that the message is about.</summary>
    Feed,

    /// <summary>By the queue that the letter waits in.</summary>
    Queue,
}

/// <summary>Tells which group a letter is in.</summary>
public static class DeadLetterGroupings
{
    private static readonly DeadLetterGrouping[] All = Enum.GetValues<DeadLetterGrouping>();

    /// <summary>What the letters of a group have in common, as a person reads it.</summary>
    public static string NameOf(DeadLetter letter, DeadLetterGrouping grouping) => grouping switch
    {
        DeadLetterGrouping.Message => letter.MessageType,
        DeadLetterGrouping.Feed => letter.FeedUrl ?? "no feed",
        DeadLetterGrouping.Queue => letter.Queue,
        _ => ErrorOf(letter),
    };

    /// <summary>The group's identity: 8 hexadecimal digits, the same for every look and every process.</summary>
    public static string KeyOf(DeadLetter letter, DeadLetterGrouping grouping) => KeyOf(grouping, NameOf(letter, grouping));

    /// <summary>Whether the letter is in the group, whatever that is grouped by.</summary>
    public static bool IsIn(DeadLetter letter, string key) => Array.Exists(All, grouping => KeyOf(letter, grouping) == key);

    /// <summary>What went wrong, so that two failures can be called the same or another.</summary>
    public static string ErrorOf(DeadLetter letter) => ErrorOf(letter.ExceptionType, letter.ThrownAt) ?? letter.Reason;

    /// <summary>What went wrong; null without an exception.</summary>
    public static string? ErrorOf(string? exceptionType, string? thrownAt) =>
        thrownAt is null ? exceptionType : $"{exceptionType} in {thrownAt}";

    internal static string KeyOf(DeadLetterGrouping grouping, string name) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(((int)grouping).ToString(CultureInfo.InvariantCulture) + name)).AsSpan(0, 4));
}
