namespace BriefingBus.Text;

/// <summary>The characters of windows-1252 at U+0080 to U+009F: controls that nobody writes, and that browsers read as windows-1252 where a
/// numeric reference names them (HTML §13.2.5.80).</summary>
public static class Windows1252
{
    private const char First = '\u0080';
    private const char Last = '\u009F';

    private static readonly string Characters =
        EncodingLabels.Windows1252.GetString([.. Enumerable.Range(First, Last - First + 1).Select(code => (byte)code)]);

    /// <summary>The character that a control of this range means; itself if windows-1252 has none, and for every other character.</summary>
    public static char Meaning(char character) => character is >= First and <= Last ? Characters[character - First] : character;
}
