namespace BriefingBus.Web.OptionEditing;

/// <summary>An option in a form.</summary>
/// <param name="Key">Its key in the file.</param>
/// <param name="Form">Its kind of input.</param>
public sealed record OptionField(string Key, OptionForm Form)
{
    /// <summary>Its description.</summary>
    public string Description { get; init; } = "";

    /// <summary>The default value; empty if there is none.</summary>
    public string Default { get; init; } = "";

    /// <summary>Whether the option is required.</summary>
    public bool IsRequired { get; init; }

    /// <summary>The allowed values; empty for any.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>The fields of a pair, if the input consists of pairs; else null.</summary>
    public PairFields? Pair => Form switch
    {
        OptionForm.Pairs => new(Key + ".find", Key + ".with", "Find", "Put instead"),
        OptionForm.Names => new(Key + ".name", Key + ".value", "Name", "Value"),
        _ => null,
    };

    /// <summary>The key as words: <c>timeZone</c> is "Time zone".</summary>
    public string Label { get; } = char.ToUpperInvariant(Key[0]) + string.Concat(
        Key.Skip(1).Select(c => char.IsUpper(c) ? $" {char.ToLowerInvariant(c)}" : $"{c}"));
}

/// <summary>The two fields of a pair.</summary>
/// <param name="First">Name of the first field.</param>
/// <param name="Second">Name of the second field.</param>
/// <param name="FirstLabel">Label of the first field.</param>
/// <param name="SecondLabel">Label of the second field.</param>
public sealed record PairFields(string First, string Second, string FirstLabel, string SecondLabel);

/// <summary>The kinds of input.</summary>
public enum OptionForm
{
    /// <summary>A line of text.</summary>
    Text,

    /// <summary>A number or a duration.</summary>
    Word,

    /// <summary>One of several words.</summary>
    Choice,

    /// <summary>Texts, a line for each.</summary>
    List,

    /// <summary>Pairs of a text and its replacement.</summary>
    Pairs,

    /// <summary>Names with a value each, which may be a reference to a secret.</summary>
    Names,

    /// <summary>A reference to a secret; the form never shows the secret itself.</summary>
    Secret,
}
