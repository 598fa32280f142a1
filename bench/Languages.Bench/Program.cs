using BriefingBus.Bench.Languages;

return args switch
{
    ["profiles", var models, var declarations] => ProfileWriter.Write(models, declarations, Console.Out),
    ["accuracy", var declarations] => AccuracyMeasure.Run(LabelledTexts.OfDeclarations(declarations)),
    ["accuracy-of", var table] => AccuracyMeasure.Run(LabelledTexts.OfTable(table)),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: profiles MODELS DECLARATIONS | accuracy DECLARATIONS | accuracy-of TABLE");
    return 2;
}
