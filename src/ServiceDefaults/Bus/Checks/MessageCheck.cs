using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;

namespace BriefingBus.ServiceDefaults.Bus.Checks;

/// <summary>Checks a message as strictly as configuration: access to the broker does not make a publisher trustworthy.</summary>
public static class MessageCheck
{
    private const int MaxShown = 80;
    private static readonly ConcurrentDictionary<Type, IReadOnlyList<Member>> Members = new();

    /// <summary>The first problem of a message, with its place, and the found and expected value; null for a valid message.</summary>
    public static string? Problem(object message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var left = (long)MessageRules.AllTexts;
        return ProblemOf(message, "", ref left);
    }

    private static string? ProblemOf(object value, string path, ref long left)
    {
        foreach (var member in Members.GetOrAdd(value.GetType(), MembersOf))
        {
            var place = path.Length == 0 ? member.Name : $"{path}.{member.Name}";
            if (member.Property.GetValue(value) is not { } found)
            {
                if (!member.IsNullable)
                    return $"{place}: found nothing, expected a value";
                continue;
            }
            if (Problem(found, member, place, ref left) is { } problem)
                return problem;
        }
        return null;
    }

    private static string? Problem(object found, Member member, string place, ref long left) => found switch
    {
        string text => TextProblem(text, member.Text, place, ref left),
        MessageText text => CompressedProblem(text, place, ref left),
        DateTimeOffset instant => InstantProblem(instant, member.Property.Name, place),
        int number => number < 0 ? $"{place}: found {number.ToString(CultureInfo.InvariantCulture)}, expected 0 or more" : null,
        long number => number < 0 ? $"{place}: found {number.ToString(CultureInfo.InvariantCulture)}, expected 0 or more" : null,
        byte[] bytes => bytes.Length > member.MaxMembers ? TooMany(place, bytes.Length, member.MaxMembers) : null,
        IDictionary or IReadOnlyDictionary<string, string> =>
            DictionaryProblem((IReadOnlyDictionary<string, string>)found, member, place, ref left),
        IEnumerable list => ListProblem(list, member, place, ref left),
        _ when member.IsRecord => ProblemOf(found, place, ref left),
        _ => null,
    };

    private static string? TextProblem(string text, TextRule rule, string place, ref long left)
    {
        if (text.Length > rule.Max)
            return $"{place}: found {text.Length} characters, expected at most {rule.Max}";
        if (!rule.IsRight(text))
            return $"{place}: found '{(text.Length > MaxShown ? text[..MaxShown] : text)}', expected {rule.Expected}";
        left -= text.Length;
        return left < 0 ? TooMuch(place) : null;
    }

    private static string? CompressedProblem(MessageText text, string place, ref long left)
    {
        if (text.Gzip is null == text.Plain is null)
            return $"{place}: expected either plain or gzip";
        try
        {
            left -= text.Plain?.Length ?? CompressedText.SizeOf(text, left);
            return left < 0 ? TooMuch(text.Gzip is null ? place : $"{place}.gzip") : null;
        }
        catch (InvalidDataException)
        {
            // A damaged text affects only its own entry: the consumer sends it to a queue of its own and keeps the others.
            return null;
        }
    }

    private static string? InstantProblem(DateTimeOffset instant, string name, string place)
    {
        if (instant == default && !MessageRules.NamingInstants.Contains(name))
            return null;
        var first = MessageRules.StatedInstants.Contains(name) ? DateTimeOffset.MinValue : MessageRules.FirstInstant;
        return instant < first || instant >= MessageRules.EndOfInstants
            ? string.Create(CultureInfo.InvariantCulture,
                $"{place}: found {instant:yyyy-MM-dd}, expected {first:yyyy-MM-dd} to {MessageRules.EndOfInstants:yyyy-MM-dd}")
            : null;
    }

    private static string? DictionaryProblem(IReadOnlyDictionary<string, string> values, Member member, string place, ref long left)
    {
        if (values.Count > member.MaxMembers)
            return TooMany(place, values.Count, member.MaxMembers);
        foreach (var (key, value) in values)
        {
            if ((TextProblem(key, MessageRules.AnyText, place, ref left)
                ?? TextProblem(value ?? "", MessageRules.AnyText, $"{place}.{key}", ref left)) is { } problem)
                return problem;
        }
        return null;
    }

    private static string? ListProblem(IEnumerable list, Member member, string place, ref long left)
    {
        if (list is ICollection { Count: var count } && count > member.MaxMembers)
            return TooMany(place, count, member.MaxMembers);
        var i = 0;
        foreach (var item in list)
        {
            var at = $"{place}[{(i++).ToString(CultureInfo.InvariantCulture)}]";
            var problem = item switch
            {
                null => $"{at}: found nothing, expected a value",
                string text => TextProblem(text, MessageRules.AnyText, at, ref left),
                MessageText text => CompressedProblem(text, at, ref left),
                _ when item.GetType().Assembly == typeof(FeedFetched).Assembly => ProblemOf(item, at, ref left),
                _ => null,
            };
            if (problem is not null)
                return problem;
        }
        return null;
    }

    private static string TooMany(string place, int found, int max) => $"{place}: found {found}, expected at most {max}";

    private static string TooMuch(string place) =>
        $"{place}: with it, the texts of the message have over {MessageRules.AllTexts} characters";

    private static IReadOnlyList<Member> MembersOf(Type type)
    {
        var nullability = new NullabilityInfoContext();
        return [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.GetIndexParameters().Length == 0)
            .Select(p => new Member(
            p,
            char.ToLowerInvariant(p.Name[0]) + p.Name[1..],
            p.PropertyType.IsValueType || nullability.Create(p).ReadState == NullabilityState.Nullable,
            p.PropertyType.Assembly == typeof(FeedFetched).Assembly && !p.PropertyType.IsEnum,
            MessageRules.Texts.GetValueOrDefault(p.Name, MessageRules.AnyText),
            MessageRules.Lists.GetValueOrDefault(p.Name, MessageRules.ListMembers)))];
    }

    private sealed record Member(PropertyInfo Property, string Name, bool IsNullable, bool IsRecord, TextRule Text, int MaxMembers);
}
