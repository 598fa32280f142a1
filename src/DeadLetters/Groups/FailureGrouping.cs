using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using BriefingBus.DeadLetters.Messages;
using BriefingBus.DeadLetters.Storage;

namespace BriefingBus.DeadLetters.Groups;

/// <summary>The property that failed messages are grouped by.</summary>
public enum FailureGrouping
{
    /// <summary>By the exception's type and place; without an exception, by the reason.</summary>
    Exception,

    /// <summary>By the message's type.</summary>
    Message,

    /// <summary>By the feed that the message is about.</summary>
    Feed,

    /// <summary>By the dead-letter queue.</summary>
    Queue,

    /// <summary>By the place where the exception was thrown.</summary>
    Place,

    /// <summary>By the program that failed and its version.</summary>
    Version,

    /// <summary>By the hour of the last failure, UTC.</summary>
    Hour,
}

/// <summary>The names and keys of groups.</summary>
public static class FailureGroupings
{
    private static readonly FailureGrouping[] All = Enum.GetValues<FailureGrouping>();

    /// <summary>The identity of an error, for the comparison of two failures.</summary>
    public static string ErrorOf(FailedMessage message) => ErrorOf(message.ExceptionType, message.ThrownAt, message.Reason);

    /// <summary>The key of a message's group: 8 hexadecimal digits, the same in every process.</summary>
    public static string KeyOf(FailedMessage message, FailureGrouping grouping) => KeyOf(grouping, grouping switch
    {
        FailureGrouping.Message => message.MessageType,
        FailureGrouping.Feed => message.FeedUrl ?? NoFeed,
        FailureGrouping.Queue => message.Queue,
        FailureGrouping.Place => message.ThrownAt ?? NoPlace,
        FailureGrouping.Version => message.Version ?? NoVersion,
        _ => ErrorOf(message),
    });

    /// <summary>The key of an hour: <c>h</c> and 7 digits, which no other group has.</summary>
    internal static string KeyOfHour(int hour) => "h" + hour.ToString("x7", CultureInfo.InvariantCulture);

    /// <summary>The hour of a key, or null.</summary>
    internal static int? HourOf(string key) =>
        key.StartsWith('h') && int.TryParse(key.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var hour)
            && hour is >= 0 and < MaxHour ? hour : null;

    /// <summary>An hour as a group's name.</summary>
    internal static string NameOf(int hour) => $"{BeginOf(hour):yyyy-MM-dd HH:mm} UTC";

    /// <summary>The beginning of an hour; null for no hour, and after the year 9999.</summary>
    internal static DateTimeOffset? BeginOf(int? hour) =>
        hour * TimeSpan.TicksPerHour is { } ticks && ticks <= DateTimeOffset.MaxValue.Ticks ? new(ticks, TimeSpan.Zero) : null;

    /// <summary>The grouping and the name of a key; null if no signature is in the group. Hours do not group signatures.</summary>
    internal static (FailureGrouping Grouping, string Name)? Find(string key, IReadOnlyCollection<StoredSignature> signatures) => All
        .Where(grouping => grouping != FailureGrouping.Hour)
        .SelectMany(grouping => signatures.Select(s => NameOf(s, grouping)).Distinct(), (grouping, name) => (grouping, name))
        .Cast<(FailureGrouping, string)?>()
        .FirstOrDefault(group => KeyOf(group!.Value.Item1, group.Value.Item2) == key);

    internal static string NameOf(StoredSignature signature, FailureGrouping grouping) => grouping switch
    {
        FailureGrouping.Message => signature.MessageType,
        FailureGrouping.Feed => signature.FeedUrl ?? NoFeed,
        FailureGrouping.Queue => signature.Queue,
        FailureGrouping.Place => signature.ThrownAt ?? NoPlace,
        FailureGrouping.Version => signature.Version ?? NoVersion,
        _ => ErrorOf(signature),
    };

    internal static string ErrorOf(StoredSignature signature) =>
        ErrorOf(signature.ExceptionType, signature.ThrownAt, signature.PlainReason ?? "");

    internal static string KeyOf(FailureGrouping grouping, string name) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(((int)grouping).ToString(CultureInfo.InvariantCulture) + name))
            .AsSpan(0, 4));

    private const string NoFeed = "no feed";
    private const string NoPlace = "no stack trace";
    private const string NoVersion = "version not known";

    /// <summary>Hours from the year 1 to 9999.</summary>
    private const int MaxHour = 87_650_000;

    private static string ErrorOf(string? exceptionType, string? thrownAt, string reason) =>
        exceptionType is null ? reason : thrownAt is null ? exceptionType : $"{exceptionType} in {thrownAt}";
}
