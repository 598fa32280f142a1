using System.Text;

namespace BriefingBus.Cleaner.Html;

/// <summary>Figures above the line: a power stays one, so that 10 to the power of 6 is not 106, and the number of a note goes.</summary>
internal static class Superscript
{
    /// <summary>Characters that have a form above the line, and that form (Unicode block Superscripts and Subscripts, and Latin-1).</summary>
    private const string Plain = "0123456789+-−–=()ni";
    private const string Raised = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁼⁽⁾ⁿⁱ";

    /// <summary>Units and variables that have powers; behind another word a figure leads to a note.</summary>
    private static readonly HashSet<string> Powered = ["m", "cm", "mm", "km", "dm", "µm", "μm", "nm", "ft", "in", "yd", "mi", "s", "r", "x", "y", "z", "e", "c", "n", "a", "b", "mc", "ha", "kg", "M", "м", "км", "см", "мм"];

    /// <summary>What is read of the element: its characters, raised; nothing where it leads to a note; null where it is read as it is.</summary>
    /// <param name="node">A <c>sup</c>.</param>
    /// <param name="line">The line before it.</param>
    public static string? Read(MarkupNode node, StringBuilder line)
    {
        var text = string.Concat(node.Subtree().Select(n => n.Text)).Trim();
        if (text.Length is 0 or > 16)
            return null;
        if (text.Length <= 6 && text.All(c => Plain.Contains(c, StringComparison.Ordinal)) && text.Any(char.IsAsciiDigit) && IsPower(text, line))
            return string.Concat(text.Select(c => Raised[Plain.IndexOf(c, StringComparison.Ordinal)]));
        return line.Length > 0 && line[^1] != ' ' && text.Any(char.IsAsciiDigit)
            && text.All(c => char.IsAsciiDigit(c) || c is ',' or ' ' or '-' or '–' or '—' or '[' or ']' or '(' or ')' or '\u00A0') ? "" : null;
    }

    /// <summary>A power stands behind a number, a unit, a variable or a bracket, a mass number before an element, a charge ends in its sign.</summary>
    private static bool IsPower(string text, StringBuilder line)
    {
        if (text[^1] is '+' or '−' or '-' || line.Length == 0 || line[^1] is ' ' or '(')
            return true;
        var from = line.Length;
        while (from > 0 && char.IsLetter(line[from - 1]))
            from--;
        return from == line.Length ? char.IsDigit(line[^1]) || line[^1] == ')' : Powered.Contains(line.ToString(from, line.Length - from));
    }
}
