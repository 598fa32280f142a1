using BriefingBus.Bench.Editor;

return args switch
{
    ["stories", var program, var shared, var output] => Stories.Write(program, shared, output),
    ["rate", var program, var shared, var output, var judged] => JudgedStories.Rate(program, shared, output, judged),
    ["draw", var program, var shared, var output, var seed, var count, var drawn] when int.TryParse(count, out var entries) =>
        Draws.Write(program, shared, output, seed, entries, drawn),
    ["rate-draws", var program, var shared, var drawn] => Draws.Rate(program, shared, drawn),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine(
        """
        usage: stories BRIEFINGBUS SHARED OUT
                   composes the editions of SHARED/found/editions and writes OUT/stories.tsv, a line for each story
               rate BRIEFINGBUS SHARED OUT JUDGED
                   the same, then prints the rate of each kind of fault by JUDGED and writes the unjudged stories
               draw BRIEFINGBUS SHARED OUT SEED COUNT DRAWN
                   writes OUT/draw.tsv: COUNT entries by chance that no edition prints and DRAWN doesn't have
               rate-draws BRIEFINGBUS SHARED DRAWN
                   prints the rate of each draw in DRAWN, as far as its stories are printed as they were judged
        """);
    return 2;
}
