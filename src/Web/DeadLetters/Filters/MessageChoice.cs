using System.Text.RegularExpressions;
using BriefingBus.DeadLetters.Groups;
using BriefingBus.DeadLetters.Messages;
using Microsoft.Extensions.Primitives;

namespace BriefingBus.Web.DeadLetters.Filters;

/// <summary>A selection of failed messages, from an address or a form; both use the same names.</summary>
public sealed partial class MessageChoice
{
    /// <summary>Marks a selection by identities only: without identities it is empty, rather than everything.</summary>
    public const string Selected = "selected";

    private const int MaxLength = 300;
    private const int MaxIds = 500;
    private static readonly string[] LocalForms = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd"];

    private MessageChoice(
        IReadOnlyDictionary<string, string> values,
        IReadOnlyList<string> ids,
        FailedMessageFilter filter,
        IReadOnlyList<string> mistakes) =>
        (Values, Ids, Filter, Mistakes) = (values, ids, filter, mistakes);

    /// <summary>The values by name as typed, without empty ones.</summary>
    public IReadOnlyDictionary<string, string> Values { get; }

    /// <summary>The identities.</summary>
    public IReadOnlyList<string> Ids { get; }

    /// <summary>The filter.</summary>
    public FailedMessageFilter Filter { get; }

    /// <summary>The errors, as sentences; with errors the filter matches nothing.</summary>
    public IReadOnlyList<string> Mistakes { get; }

    /// <summary>Reads a selection.</summary>
    /// <param name="given">The query or the form.</param>
    /// <param name="zone">The time zone of instants.</param>
    public static MessageChoice Read(IEnumerable<KeyValuePair<string, StringValues>> given, TimeZoneInfo zone)
    {
        var all = given.GroupBy(g => g.Key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().Value, StringComparer.Ordinal);
        var values = Fields.Where(all.ContainsKey).Select(f => (f, Value: all[f].ToString().Trim())).Where(f => f.Value.Length > 0)
            .ToDictionary(f => f.f, f => f.Value, StringComparer.Ordinal);
        var ids = all.GetValueOrDefault("id").Where(i => !string.IsNullOrWhiteSpace(i)).Select(i => i!.Trim())
            .Distinct(StringComparer.Ordinal).ToList();
        var mistakes = new List<string>();
        mistakes.AddRange(values.Where(v => v.Value.Length > MaxLength).Select(v => $"{v.Key} is longer than {MaxLength} characters."));
        mistakes.AddRange(ids.Where(i => !Identity().IsMatch(i)).Take(1)
            .Select(i => $"'{VisibleText.Line(i, 40)}' is not the identity of a failed message: expected up to 16 hexadecimal digits."));
        if (ids.Count > MaxIds)
            mistakes.Add($"{ids.Count} messages were named one by one, at most {MaxIds} can be. Use a filter.");
        if (all.ContainsKey(Selected) && ids.Count == 0)
            mistakes.Add("No message was selected.");
        var filter = new FailedMessageFilter
        {
            Ids = ids.Count == 0 ? [] : ids,
            Group = values.GetValueOrDefault("group"),
            Queue = values.GetValueOrDefault("queue"),
            Exception = values.GetValueOrDefault("exception"),
            MessageType = values.GetValueOrDefault("message"),
            Feed = values.GetValueOrDefault("feed"),
            Item = values.GetValueOrDefault("item"),
            Text = values.GetValueOrDefault("text"),
            From = Instant("from", values, zone, mistakes),
            To = Instant("to", values, zone, mistakes),
            Parked = ParkedOf(values, ids, mistakes),
            State = StateOf(values, mistakes),
            SuspectsOnly = values.GetValueOrDefault("suspects") is "yes",
        };
        return new(values, ids, filter, mistakes);
    }

    /// <summary>The selection as a query string; empty for everything.</summary>
    public string Query => string.Join('&', Values.Select(v => $"{v.Key}={Uri.EscapeDataString(v.Value)}")
        .Concat(Ids.Select(i => "id=" + Uri.EscapeDataString(i))));

    /// <summary>A path with the selection.</summary>
    public string At(string path, string? more = null) =>
        string.Join('&', new[] { Query, more }.Where(part => !string.IsNullOrEmpty(part))) is { Length: > 0 } query
            ? $"{path}?{query}"
            : path;

    /// <summary>The selection as a phrase.</summary>
    public string Words => Filter.Ids.Count switch
    {
        1 => $"the message {Filter.Ids[0]}",
        > 1 => $"{Filter.Ids.Count} selected messages",
        _ => Filter.ToString(),
    };

    /// <summary>The names of all values that <see cref="Read"/> understands.</summary>
    public static IEnumerable<string> Names => [.. Fields, "id", Selected];

    private static readonly string[] Fields =
        ["group", "queue", "exception", "message", "feed", "item", "text", "from", "to", "parked", "state", "suspects"];

    /// <summary>Waiting messages by default; messages selected by identity in any state.</summary>
    private static bool? ParkedOf(Dictionary<string, string> values, List<string> ids, List<string> mistakes)
    {
        switch (values.GetValueOrDefault("parked"))
        {
            case null:
                return ids.Count > 0 ? null : false;
            case "yes":
                return true;
            case "both":
                return null;
            case var other:
                mistakes.Add($"parked: found '{VisibleText.Line(other, 40)}', expected 'yes', 'both' or nothing.");
                return false;
        }
    }

    private static MessageState? StateOf(Dictionary<string, string> values, List<string> mistakes)
    {
        if (values.GetValueOrDefault("state") is not { } text)
            return null;
        if (Enum.TryParse<MessageState>(text, ignoreCase: true, out var state) && Enum.IsDefined(state))
            return state;
        mistakes.Add($"state: found '{VisibleText.Line(text, 40)}', expected failed, retrying, resolved, parked or discarded.");
        return null;
    }

    private static DateTimeOffset? Instant(string name, Dictionary<string, string> values, TimeZoneInfo zone, List<string> mistakes)
    {
        if (values.GetValueOrDefault(name) is not { } text)
            return null;
        if (DateTime.TryParseExact(text, LocalForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
            return new DateTimeOffset(
                Math.Clamp(local.Ticks - zone.GetUtcOffset(local).Ticks, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks), TimeSpan.Zero);
        if (text.Contains('T')
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant))
            return instant.ToUniversalTime();
        mistakes.Add($"{name}: found '{VisibleText.Line(text, 40)}', expected an instant such as 2026-11-25T03:00, in {zone.Id}.");
        return null;
    }

    [GeneratedRegex(@"\A[0-9a-fA-F]{1,16}\z")]
    private static partial Regex Identity();
}
