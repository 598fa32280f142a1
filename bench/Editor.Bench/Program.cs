using BriefingBus.Bench.Editor;

return args switch
{
    ["stories", var program, var shared, var output] => Stories.Write(program, shared, output),
    ["rate", var program, var shared, var output, var judged] => JudgedStories.Rate(program, shared, output, judged),
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
        """);
    return 2;
}
