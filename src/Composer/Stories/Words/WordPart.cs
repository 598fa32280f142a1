using System.Runtime.InteropServices;

namespace BriefingBus.Composer.Stories.Words;

/// <summary>A possible term of a headline, which counts if other texts have it: a part of a compound, or the abbreviation of a
/// name.</summary>
/// <param name="Head">The term: the last part of the compound, or the abbreviation.</param>
/// <param name="Modifier">The term before the head, which has to be a word too, or the abbreviation as a word, which has to be in capitals
/// somewhere; 0 if the head alone is enough.</param>
/// <param name="Place">The index of the compound in the headline, or <see cref="OfName"/>.</param>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal readonly record struct WordPart(uint Head, uint Modifier, byte Place)
{
    /// <summary>The place of the abbreviation of a name.</summary>
    public const byte OfName = byte.MaxValue;
}
