using System.Collections.Frozen;

namespace BriefingBus.Cleaner.Extraction.Names;

/// <summary>Words of class names for the place or the role of a container, not for its content.</summary>
internal static class FrameWords
{
    /// <summary>Containers and their parts (Bootstrap, WordPress, Drupal, TYPO3, the block and element names of BEM's own
    /// examples).</summary>
    private const string Containers =
        "area aside atom base block blocks body bottom box boxes button buttons center col column columns component components container "
        + "content contents desktop div divider element elements embed entry field fields flex floating form frame grid group groups head "
        + "header heading headline holder horizontal icon icons inline inner inside item items label labels large layout left line link "
        + "links list lists main mobile modul module molecule more organism outer overlay panel part parts placeholder primary region "
        + "responsive right row rows secondary section sections slot small snippet standard sticky strip subtitle summary tablet template "
        + "text title toggle topper under vertical view views widget widgets wrap wrapper wrappers zone";

    /// <summary>Names of a page and its parts.</summary>
    private const string Places =
        "article articles artikel beitrag blog blogpost detail details document editorial global homepage magazine media news newspaper "
        + "node page pages portal post posts press publication seite single singular site sites startseite story stories sub subheader "
        + "theme topic web website nota noticia notas noticias wordpress drupal elementor typo3";

    /// <summary>Both lists.</summary>
    public static readonly FrozenSet<string> All = (Containers + " " + Places).Split(' ').ToFrozenSet();
}
