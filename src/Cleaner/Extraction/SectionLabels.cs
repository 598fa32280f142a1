using System.Collections.Frozen;

namespace BriefingBus.Cleaner.Extraction;

/// <summary>
/// Lines that stand above links to other pages, sign-up boxes and comments, as newsrooms and blogs write them; compared without case
/// and closing punctuation.
/// </summary>
internal static class SectionLabels
{
    private static readonly string[] Phrases =
    [
        // English
        "related", "related articles", "related content", "related stories", "related posts", "related links", "related news", "related topics", "related reading", "read more", "read also", "read next", "also read", "see also", "more on this story",
        "more from", "more stories", "more news", "more like this", "you may also like", "you might also like", "you may also be interested in", "recommended", "recommended for you", "recommended reading", "recommended stories",
        "most read", "most popular", "trending", "trending now", "popular posts", "latest news", "latest stories", "latest posts", "recent posts", "further reading", "further information", "more information", "share this", "share this article",
        "share this story", "share this post", "share", "share on", "like this", "tags", "tagged with", "filed under", "categories", "topics", "comments", "leave a comment", "leave a reply", "join the conversation", "about the author",
        "about the authors", "newsletter", "sign up for our newsletter", "subscribe to our newsletter", "follow us", "advertisement", "sponsored", "back to top", "next article", "previous article", "print", "listen to this article", "watch", "watch more",
        // German
        "mehr zum thema", "mehr dazu", "mehr lesen", "lesen sie auch", "lesen sie mehr", "lesen sie dazu auch", "lies auch", "auch interessant", "auch spannend", "das könnte sie auch interessieren", "das könnte dich auch interessieren",
        "das könnte ihnen auch gefallen", "das könnte dir auch gefallen", "weitere artikel", "weitere artikel zum thema", "weitere beiträge", "weitere informationen", "weitere nachrichten", "weitere meldungen", "weitere themen", "weiterführende informationen",
        "weiterführende links", "weiterführender link", "weiterlesen", "ähnliche artikel", "ähnliche beiträge", "ähnliche themen", "verwandte artikel", "verwandte themen", "verwandte beiträge", "verwandte themenbereiche", "empfohlene beiträge", "empfohlene artikel", "empfehlungen",
        "unsere empfehlungen", "meistgelesen", "meistgelesene artikel", "beliebte artikel", "neueste beiträge", "letzte beiträge", "aktuelle beiträge", "teilen", "artikel teilen", "seite teilen", "beitrag teilen", "diesen artikel teilen", "schlagworte", "schlagwörter", "stichworte", "themen", "kategorien",
        "kommentare", "kommentar schreiben", "schreibe einen kommentar", "kommentar verfassen", "über den autor", "über die autorin", "zur person", "anzeige", "werbung", "folgen sie uns", "nach oben", "zurück nach oben", "zum thema", "links", "siehe auch", "zurück zur übersicht", "drucken", "mehr erfahren", "lust auf mehr",
        // French
        "à lire aussi", "lire aussi", "lire la suite", "lire également", "à lire également", "voir aussi", "sur le même sujet", "sur le même thème", "articles liés", "articles similaires", "dans la même rubrique", "en savoir plus", "pour aller plus loin", "partager", "partager cet article",
        "commentaires", "vos réactions", "laisser un commentaire", "mots-clés", "à découvrir", "recommandé pour vous", "les plus lus", "publicité", "retour en haut", "à propos de l'auteur",
        // Spanish, Portuguese, Italian
        "lea también", "lee también", "leer más", "lea más", "te puede interesar", "te puede interesar también", "también te puede interesar", "más información", "más noticias", "noticias relacionadas", "artículos relacionados", "temas relacionados", "relacionado", "relacionados", "relacionadas", "ver también", "ver más", "le puede interesar", "mira también", "etiquetas",
        "comentarios", "compartir", "lo más leído", "más leídas", "publicidad", "en esta nota", "temas", "leia também", "leia mais", "veja também", "saiba mais", "notícias relacionadas", "compartilhe", "comentários", "publicidade", "leggi anche", "potrebbe interessarti", "potrebbe interessarti anche", "articoli correlati", "articoli simili", "condividi", "commenti", "per saperne di più",
        // Dutch, Polish, Nordic
        "lees ook", "lees meer", "lees verder", "meer lezen", "gerelateerde artikelen", "delen", "reacties", "zobacz również", "zobacz także", "zobacz też", "czytaj także", "czytaj też", "czytaj również", "czytaj więcej", "przeczytaj także", "przeczytaj również", "dowiedz się więcej", "polecane", "polecamy", "powiązane artykuły", "komentarze", "udostępnij", "źródło", "reklama",
        "läs också", "läs mer", "les også", "les mer", "læs også", "læs mere", "kommentarer", "lue myös",
    ];

    private static readonly FrozenSet<string> Known = Phrases.ToFrozenSet();

    /// <summary>True where the whole line is such a label.</summary>
    public static bool Is(string line) => line.Length < 60 && Known.Contains(line.Trim(' ', ':', '.', '!', '?', '…', '»', '›', '>', '-', '–', '#', '\u00A0').ToLowerInvariant());
}
