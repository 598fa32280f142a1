using System.Text.RegularExpressions;
using BriefingBus.Configuration.Editing;

namespace BriefingBus.Web.OptionEditing;

/// <summary>The values of a form of options.</summary>
/// <param name="Changes">The options with their new values; null removes one. Options that the form lacked are not included.</param>
/// <param name="Problems">The errors of options before planning, by key.</param>
public sealed partial record OptionAnswers(
    IReadOnlyList<(string Key, OptionValue? Value)> Changes, IReadOnlyList<(string Key, string Problem)> Problems)
{
    /// <summary>The longest value of an option, in characters.</summary>
    public const int MaxValue = 20_000;

    /// <summary>The field with the texts that replacements search for.</summary>
    public const string Find = ".find";

    /// <summary>The field with their replacements.</summary>
    public const string With = ".with";

    /// <summary>The values to show again and to repeat in the form that applies the change: never a secret.</summary>
    public required IReadOnlyList<(string Name, string Value)> Fields { get; init; }

    /// <summary>Reads a form.</summary>
    /// <param name="form">The form.</param>
    /// <param name="fields">The options that the form may have.</param>
    /// <param name="now">The current options.</param>
    public static OptionAnswers Read(IFormCollection form, IReadOnlyList<OptionField> fields, OptionKeys? now)
    {
        ArgumentNullException.ThrowIfNull(form);
        var changes = new List<(string, OptionValue?)>();
        var problems = new List<(string, string)>();
        var kept = new List<(string, string)>();
        foreach (var field in fields)
        {
            if (field.Form == OptionForm.Pairs)
            {
                if (!form.ContainsKey(field.Key + Find))
                    continue;
                var pairs = form[field.Key + Find]
                    .Zip(form[field.Key + With], (find, with) => (Find: (find ?? "").Trim(), With: with ?? ""))
                    .Where(pair => pair.Find.Length > 0).ToList();
                kept.AddRange(pairs.SelectMany(p => new[] { (field.Key + Find, p.Find), (field.Key + With, p.With) }));
                if (pairs.Count == 0)
                    kept.Add((field.Key + Find, ""));
                var list = pairs.Select(p => PairOf(p.Find, p.With, now?[field.Key])).ToList();
                changes.Add((field.Key, list.Count == 0 ? null : new OptionList(list)));
                continue;
            }
            if (!form.TryGetValue(field.Key, out var given))
                continue;
            var value = given.ToString().ReplaceLineEndings("\n").Trim();
            if (field.Form == OptionForm.Secret && value.Length > 0 && !Secret.IsReference(value))
            {
                problems.Add((field.Key,
                    "found the secret itself, expected ${NAME} (from the environment) or ${file:path}: secrets never stand in this file"));
                continue;
            }
            // A secret in the file itself is never shown; an empty field keeps it.
            if (field.Form == OptionForm.Secret && value.Length == 0
                && now?.TextOf(field.Key) is { Length: > 0 } old && !Secret.IsReference(old))
                continue;
            if (value.Length > MaxValue)
            {
                problems.Add((field.Key, $"found {value.Length} characters, expected at most {MaxValue}"));
                continue;
            }
            kept.Add((field.Key, value));
            changes.Add((field.Key, ValueOf(field, value)));
        }
        return new(changes, problems) { Fields = kept };
    }

    /// <summary>The values that the form shows, by field name.</summary>
    public static ILookup<string, string> Shown(IReadOnlyList<OptionField> fields, OptionKeys? now) => fields
        .SelectMany(field => field.Form switch
        {
            OptionForm.Pairs => ((now?[field.Key] as OptionList)?.Items.OfType<OptionKeys>() ?? [])
                .SelectMany(p => new[] { (field.Key + Find, p.TextOf("find")), (field.Key + With, p.TextOf("with")) }),
            OptionForm.List => [(field.Key, string.Join('\n', now?.TextsOf(field.Key) ?? []))],
            OptionForm.Secret => [(field.Key, now?.TextOf(field.Key) is { } secret && Secret.IsReference(secret) ? secret : "")],
            _ => new[] { (field.Key, now?.TextOf(field.Key) ?? "") },
        })
        .ToLookup(f => f.Item1, f => f.Item2);

    private static OptionValue? ValueOf(OptionField field, string value) => field.Form switch
    {
        _ when value.Length == 0 => null,
        OptionForm.List => OptionList.Of(value.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)),
        OptionForm.Word => new OptionText(value) { IsWord = NumberOrDuration().IsMatch(value) },
        OptionForm.Choice => new OptionText(value) { IsWord = value is "true" or "false" },
        _ => new OptionText(value),
    };

    // Unchanged, or without empty values.
    private static OptionValue PairOf(string find, string with, OptionValue? now) =>
        (now as OptionList)?.Items.OfType<OptionKeys>().FirstOrDefault(p => p.TextOf("find") == find && p.TextOf("with") == with)
        ?? new OptionKeys(with.Length > 0
            ? [new("find", new OptionText(find)), new("with", new OptionText(with))]
            : [new("find", new OptionText(find))]);

    [GeneratedRegex("^(?:[0-9]+(?:[.][0-9]+)?|(?:[0-9]+[wdhms])+)$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex NumberOrDuration();
}
