using System.Text.RegularExpressions;
using BriefingBus.Configuration.Editing;

namespace BriefingBus.Web.OptionEditing;

/// <summary>The values of a form of options.</summary>
/// <param name="Changes">The options with their new values; null removes one. Options without a field in the form are not included.</param>
/// <param name="Problems">The errors of options before planning, by key.</param>
public sealed partial record OptionAnswers(
    IReadOnlyList<(string Key, OptionValue? Value)> Changes, IReadOnlyList<(string Key, string Problem)> Problems)
{
    /// <summary>The maximum length of a value, in characters.</summary>
    public const int MaxValue = 20_000;

    /// <summary>The values to show again and to repeat in the form that applies the change, without secrets.</summary>
    public required IReadOnlyList<(string Name, string Value)> Fields { get; init; }

    /// <summary>Reads a form.</summary>
    /// <param name="form">The form.</param>
    /// <param name="fields">The options that the form may have.</param>
    /// <param name="now">The current options.</param>
    public static OptionAnswers Read(IFormCollection form, IReadOnlyList<OptionField> fields, OptionKeys? now)
    {
        var changes = new List<(string, OptionValue?)>();
        var problems = new List<(string, string)>();
        var kept = new List<(string, string)>();
        foreach (var field in fields)
        {
            if (field.Pair is { } names)
            {
                if (!form.ContainsKey(names.First))
                    continue;
                var pairs = form[names.First]
                    .Zip(form[names.Second], (first, second) => (First: (first ?? "").Trim(), Second: second ?? ""))
                    .Where(pair => pair.First.Length > 0).ToList();
                kept.AddRange(pairs.SelectMany(p => new[] { (names.First, p.First), (names.Second, p.Second) }));
                if (pairs.Count == 0)
                    kept.Add((names.First, ""));
                if (field.Form == OptionForm.Names && OptionPairs.ProblemOf(pairs, now?[field.Key]) is { } problem)
                    problems.Add((field.Key, problem));
                changes.Add((field.Key, OptionPairs.Of(field.Form, pairs, now?[field.Key])));
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
            OptionForm.Pairs or OptionForm.Names => OptionPairs.Shown(now?[field.Key])
                .SelectMany(p => new[] { (field.Pair!.First, p.First), (field.Pair.Second, p.Second) }),
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

    [GeneratedRegex("^(?:[0-9]+(?:[.][0-9]+)?|(?:[0-9]+[wdhms])+)$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex NumberOrDuration();
}
