using BriefingBus.Bench.Stories;

return args switch
{
    ["fit", var labelled, var pairs] => Fit.Run(labelled, pairs, null),
    ["fit", var labelled, var pairs, var foreign] => Fit.Run(labelled, pairs, foreign),
    ["pairs", var pairs] => Pairs.Run(pairs),
    ["next-days", var pairs] => NextDays.Run(pairs),
    ["options", var labelled] => OptionChoice.Run(labelled, null),
    ["options", var labelled, var foreign] => OptionChoice.Run(labelled, foreign),
    ["embeddings", var labelled] => OptionChoice.RunMeaning(labelled, null),
    ["embeddings", var labelled, var foreign] => OptionChoice.RunMeaning(labelled, foreign),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine(
        """
        usage: fit     STORIES.jsonl PAIRS [FOREIGN.jsonl]   fits the weights, ten-fold, on articles and the pairs of a folder
               pairs   PAIRS                                 joins the pairs of a folder, each by itself, and lists what is wrong
               next-days PAIRS                               composes the second of each pair the day after the first was briefed
               options STORIES.jsonl [FOREIGN.jsonl]         chooses the options of grouping, leaving one story out
               embeddings STORIES.jsonl [FOREIGN.jsonl]      the same for the embeddings of the installed model
        FOREIGN.jsonl: articles of no labelled story, as `briefingbus group` reads them
        """);
    return 2;
}
