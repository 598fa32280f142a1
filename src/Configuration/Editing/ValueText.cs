using YamlDotNet.Core;

namespace BriefingBus.Configuration.Editing;

/// <summary>Writes the values of options in the style of the text around them.</summary>
/// <param name="Style">The style of keys and texts.</param>
/// <param name="NewLine">The text's line end.</param>
internal sealed record ValueText(FeedText Style, string NewLine)
{
    // The maximum length of a line with a list; a longer list gets a line for each item.
    private const int MaxLine = 100;

    private const string Indentation = "  ";

    /// <summary>The style of a mapping.</summary>
    public static ValueText LikeThat(YamlText yaml, MappingElement mapping) => new(FeedText.LikeThose(yaml, [mapping]), yaml.NewLine);

    /// <summary>A key with its value.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The value.</param>
    /// <param name="indentation">The indentation of its line; null inside braces.</param>
    public string Pair(string key, OptionValue value, string? indentation)
    {
        var line = $"{Style.Key(key)}: {InLine(value)}";
        if (indentation is null || Style.AsJson)
            return line;
        var deeper = NewLine + indentation + Indentation;
        return value switch
        {
            OptionKeys keys => $"{key}:" + string.Concat(keys.Pairs.Select(p => deeper + Pair(p.Key, p.Value, indentation + Indentation))),
            OptionList list when indentation.Length + line.Length > MaxLine =>
                $"{key}:" + string.Concat(list.Items.Select(item => $"{deeper}- {InLine(item)}")),
            _ => line,
        };
    }

    /// <summary>Pairs with a line for each.</summary>
    /// <param name="keys">The pairs.</param>
    /// <param name="separator">Line end and indentation of each further key.</param>
    public string InLines(OptionKeys keys, string separator) =>
        string.Join(separator, keys.Pairs.Select(p => Pair(p.Key, p.Value, separator[NewLine.Length..])));

    /// <summary>A value on one line.</summary>
    public string InLine(OptionValue value) => value switch
    {
        OptionText { IsWord: true } word => word.Text,
        OptionText text => Style.Scalar(text.Text),
        OptionList list => $"[{string.Join(", ", list.Items.Select(InLine))}]",
        OptionKeys keys => Style.Braces(keys.Pairs.Select(p => $"{Style.Key(p.Key)}: {InLine(p.Value)}")),
        _ => throw new NotSupportedException(value.GetType().Name),
    };

    /// <summary>A replacement of a value, in its quotation marks.</summary>
    public string Like(ScalarElement old, OptionText text) => old.Style switch
    {
        ScalarStyle.DoubleQuoted => FeedText.Quoted(text.Text),
        ScalarStyle.SingleQuoted when !text.Text.Any(char.IsControl) =>
            $"'{text.Text.Replace("'", "''", StringComparison.Ordinal)}'",
        _ => InLine(text),
    };

    /// <summary>A new item of a list, in the quotation marks of the last one.</summary>
    public string InList(SequenceElement list, OptionValue item) =>
        item is OptionText text && list.Items.Count > 0 && list.Items[^1] is ScalarElement last ? Like(last, text) : InLine(item);
}
