using System.Text.Json.Nodes;

namespace BriefingBus.Configuration.Editing;

/// <summary>The value of an option in the file.</summary>
public abstract record OptionValue
{
    /// <summary>Its content, without style.</summary>
    internal abstract JsonNode Content { get; }
}

/// <summary>A text, a number, a truth value or a duration.</summary>
/// <param name="Text">The text.</param>
public sealed record OptionText(string Text) : OptionValue
{
    /// <summary>True for a number, a truth value or a duration, which have no quotation marks.</summary>
    public bool IsWord { get; init; }

    internal override JsonNode Content => JsonValue.Create(Text);
}

/// <summary>Several values.</summary>
/// <param name="Items">The values.</param>
public sealed record OptionList(IReadOnlyList<OptionValue> Items) : OptionValue
{
    /// <summary>A list of texts.</summary>
    public static OptionList Of(IEnumerable<string> texts) => new([.. texts.Select(text => new OptionText(text))]);

    /// <summary>The texts in it.</summary>
    public IEnumerable<string> Texts => Items.OfType<OptionText>().Select(item => item.Text);

    internal override JsonNode Content => new JsonArray([.. Items.Select(item => item.Content)]);
}

/// <summary>Keys with their values.</summary>
/// <param name="Pairs">The distinct keys in their order.</param>
public sealed record OptionKeys(IReadOnlyList<KeyValuePair<string, OptionValue>> Pairs) : OptionValue
{
    /// <summary>The value of a key, or null.</summary>
    public OptionValue? this[string key] => Pairs.FirstOrDefault(pair => pair.Key == key).Value;

    /// <summary>The text of a key, or empty.</summary>
    public string TextOf(string key) => (this[key] as OptionText)?.Text ?? "";

    /// <summary>The texts of a key; one value counts as a list of one.</summary>
    public IReadOnlyList<string> TextsOf(string key) => this[key] switch
    {
        OptionList list => [.. list.Texts],
        OptionText one => [one.Text],
        _ => [],
    };

    internal override JsonNode Content =>
        new JsonArray([.. Pairs.Select(pair => ExpectedContent.Pair(pair.Key, pair.Value.Content))]);
}
