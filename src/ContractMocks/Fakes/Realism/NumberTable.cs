using System.Globalization;

namespace ContractMocks.Fakes.Realism;

/// <summary>Ranges of numbers by the words of names; rows are written as those of <see cref="WordRows"/>, with least, most and decimal places.</summary>
internal static class NumberTable
{
    /// <summary>The year from the mock's standing clock on.</summary>
    public static readonly RealRange UnixSeconds = new(1767225600, 1798761600, 0);

    private const string Rows =
        """
        decimal|decimal place|precision|decimal precision|significant digit = 1 6 0
        round|rounding|round to [decimal digit place result] = 1 6 0
        years|duration years|number of year [number duration over term period amortized mortgage invest investment maturity loan depreciation inflation future past many] = 1 30 0
        months [number duration over term period loan many] = 1 36 0
        hours [number duration average per sunlight study work sleep many rental parking] = 1 12 0
        experience|years experience|years of experience = 1 15 0
        per year = 1 12 0
        compounding|compounding frequency|compounding period|compounds per year = 1 12 0
        per night = 50 400 2
        per person = 10 100 2
        per week = 1 7 0
        per day = 1 20 0
        per month = 1 30 0
        tip percentage|tip percent|tip rate|tip = 10 25 0
        tip [amount money] = 2 60 2
        mutation rate|crossover rate|error rate|dropout|dropout rate = 0.01 0.2 2
        prob|p value|efficiency|evenness|correlation|confidence level|discount factor = 0 1 2
        specific heat|heat capacity = 0.4 4.2 2
        density = 0.5 20 2
        pressure [atm atmosphere bar] = 0.5 5 1
        pressure [pascal gas chamber] = 100 300 1
        coordinate|latlng|geolocation = -55 70 4
        face value|par value = 100 10000 0
        bill|bill amount|bill total = 20 300 2
        asset|equity|liability|total asset|net income|cash flow|turnover = 10000 900000 0
        initial sum|sum = 100 10000 2
        split|split bill = 2 8 0
        partition|subinterval|interval count|number of partition = 10 1000 0
        generation|generations = 10 200 0
        latitude|lat = -55 70 4
        longitude|lng|lon|long = -170 170 4
        temperature [model llm sampling completion token randomness generation creativity prompt] = 0 1 1
        temperature|celsius|temp = -5 35 1
        fahrenheit = 20 95 1
        kelvin = 260 320 1
        top p|presence penalty|frequency penalty = 0 1 2
        top k = 1 40 0
        token|max token|max tokens = 16 2048 0
        humidity|cloud cover|battery|progress|completion|occupancy = 10 95 0
        pressure = 980 1040 1
        price|cost|fee|fare|price per unit = 5 500 2
        amount|payment|deposit|withdrawal|transfer|subtotal|refund|tip = 10 1000 2
        total|total price|total amount|grand total = 20 2000 2
        salary|income|wage|annual income|revenue|profit|sale = 30000 120000 0
        balance|budget|investment|principal|savings|fund|capital|loan|mortgage|loan amount|investment amount|initial investment|present value|future value = 1000 50000 2
        tax|discount = 1 30 2
        percent|percentage|pct = 1 99 1
        interest rate|annual rate|return rate|growth rate|tax rate|annual return|yield = 0.5 12 2
        interest rate|rate|tax rate|growth rate [decimal fraction] = 0.01 0.12 3
        coupon rate|birth rate|death rate|inflation rate|depreciation rate|required return|annual rate|rate of return = 0.5 12 2
        exchange rate = 0.5 2 4
        rate = 1 10 2
        probability|confidence|similarity|threshold|ratio|weight factor|fraction|likelihood|opacity|alpha|beta|significance = 0 1 2
        score|relevance = 0 1 2
        score [exam test game match credit student] = 40 100 0
        rating|star|average rating|min rating = 1 5 1
        age|user age|patient age = 18 80 0
        year|birth year|start year|end year|publication year|season year|from year|to year = 1990 2025 0
        century = 15 21 0
        decade = 1950 2020 0
        month = 1 12 0
        month [loan term tenure duration] = 1 36 0
        day = 1 28 0
        day [days duration stay trip rental forecast] = 1 14 0
        week = 1 12 0
        night = 1 14 0
        hour = 0 23 0
        minute|duration minute|minutes = 5 59 0
        second = 1 59 0
        millisecond|timeout ms|latency|ms|delay ms|duration ms = 50 5000 0
        timeout|delay|ttl|retry after = 1 60 0
        duration = 5 120 0
        duration|term|tenure|period [year loan investment] = 1 30 0
        time [physics velocity second motion acceleration falling object] = 1 60 1
        quantity|qty|copies|unit count = 1 10 0
        count|number|num|times|total count|repetition|iteration|step|rep|set|n = 1 20 0
        limit|page size|per page|max result|number of result|num result|top n|first|last = 5 50 0
        max = 50 100 0
        min = 1 20 0
        page|page number = 1 10 0
        offset|skip|index|position|start index|order index|rank = 0 10 0
        size = 1 100 0
        file size|bytes|byte size|content length|size bytes = 512 1048576 0
        byte = 0 255 0
        width|image width|screen width [image pixel picture video screen photo resize] = 256 1920 0
        height|image height|screen height [image pixel picture video screen photo resize] = 256 1080 0
        height [person user patient cm bmi body] = 150 195 0
        height [meter person user bmi] = 1.5 1.95 2
        weight|body weight [person user patient kg bmi body] = 50 110 1
        weight = 0.5 50 1
        width|height|length|depth|base|side|thickness|diameter|perimeter = 1 50 1
        area|square footage|square meter|floor area = 20 200 0
        volume = 1 100 1
        radius|search radius = 1 50 1
        distance|range|mileage = 1 500 1
        mass = 0.5 100 1
        speed|velocity|initial velocity = 1 120 1
        acceleration = 1 20 1
        gravity = 9.8 9.81 2
        angle|degree|bearing|heading = 0 359 0
        rotation = 0 359 0
        force|charge|current|voltage|resistance|power|energy|frequency = 1 230 1
        altitude|elevation = 0 3000 0
        depth = 1 20 0
        floor|level = 1 10 0
        guest|people|person|adult|party size|attendee|passenger|traveler|traveller|occupant|player|seat|participant|ticket = 1 6 0
        child|children|infant|pet|dependent = 0 3 0
        room|bedroom|bathroom|bed = 1 4 0
        port = 1024 49151 0
        seed = 0 10000 0
        timestamp|created|updated|expires|unix|epoch|unix timestamp|created at|updated at|expires at|deleted at|modified|unix time|at|start timestamp|end timestamp|completed at|started at = 1767225600 1798761600 0
        zip|zip code|zipcode|postal code = 10001 99501 0
        id|identifier = 1 99999 0
        status code|http status = 200 200 0
        attempt|retry|retries|max retries|max attempts = 1 5 0
        priority = 1 5 0
        version = 1 9 0
        calorie|calories|target calorie = 100 800 0
        serving = 1 6 0
        gram = 50 500 0
        population = 10000 2000000 0
        share|shares|stock quantity = 1 500 0
        volume [trading stock market] = 10000 900000 0
        market cap = 1000000000 900000000000 0
        red|green|blue = 0 255 0
        mean|average|median = 1 100 1
        standard deviation|std|sigma|std dev|variance = 0.5 10 2
        sample size|population size|trial|sample = 10 500 0
        x|y|z|a|b|c|coefficient|exponent|power|degree of polynomial = 1 10 0
        epoch|epochs [training train model] = 1 50 0
        learning rate = 0.001 0.1 3
        batch size = 8 64 0
        """;

    private static readonly Lazy<Dictionary<string, List<(string[] Context, RealRange Range)>>> Table = new(Read);

    /// <summary>The range that the words of a hint lead to: what the description says before what the name alone does.</summary>
    public static RealRange? Of(RealHint hint, bool isInteger) => NumberReader.Narrow(OfNames(hint, isInteger), hint, isInteger);

    private static RealRange? OfNames(RealHint hint, bool isInteger)
    {
        var words = hint.Name.Words;
        for (var i = words.Count - 1; i >= 0; i--)
        {
            var range = (i > 0 ? Find(words[i - 1] + " ", words[i], hint.Around) : null) ?? Find("", words[i], hint.Around);
            if (range is { } found)
            {
                return For(found, hint, isInteger);
            }
        }

        return hint.Around.Contains("percentage") || hint.Around.Contains("percent") ? new RealRange(1, 99, isInteger ? 0 : 1) : null;
    }

    // A unix time may be asked for in milliseconds; a range below 1 has no whole numbers but its ends.
    private static RealRange? For(RealRange range, RealHint hint, bool isInteger)
    {
        if (range.Least == UnixSeconds.Least && (hint.Around.Contains("millisecond") || hint.Around.Contains("ms")))
        {
            return new RealRange(range.Least * 1000, range.Most * 1000, 0);
        }

        // People are measured in centimetres, unless the description says metres.
        if (range is { Least: 150, Most: 195 } && (hint.Around.Contains("meter") || hint.Around.Contains("metre") || hint.Around.Contains("m")))
        {
            range = new RealRange(1.5, 1.95, 2);
        }

        var (least, most) = (Math.Ceiling(range.Least), Math.Floor(range.Most));
        return !isInteger ? range : least <= most ? new RealRange(least, most, 0) : null;
    }

    private static RealRange? Find(string before, string word, HashSet<string> context)
    {
        foreach (var form in NameWords.Forms(word))
        {
            if (!Table.Value.TryGetValue(before + form, out var rows))
            {
                continue;
            }

            foreach (var (words, range) in rows)
            {
                if (words.Length > 0 && Array.Exists(words, context.Contains))
                {
                    return range;
                }
            }

            foreach (var (words, range) in rows)
            {
                if (words.Length == 0)
                {
                    return range;
                }
            }
        }

        return null;
    }

    private static Dictionary<string, List<(string[] Context, RealRange Range)>> Read()
    {
        var table = new Dictionary<string, List<(string[] Context, RealRange Range)>>(StringComparer.Ordinal);
        foreach (var line in Rows.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = line.IndexOf(" = ", StringComparison.Ordinal);
            var names = line[..equals];
            var bracket = names.IndexOf(" [", StringComparison.Ordinal);
            string[] context = bracket < 0 ? [] : names[(bracket + 2)..^1].Split(' ');
            var cells = line[(equals + 3)..].TrimEnd('\r').Split(' ');
            var range = new RealRange(Number(cells[0]), Number(cells[1]), (int)Number(cells[2]));
            foreach (var name in names[..(bracket < 0 ? names.Length : bracket)].Split('|'))
            {
                if (!table.TryGetValue(name, out var rows))
                {
                    table[name] = rows = [];
                }

                rows.Add((context, range));
            }
        }

        return table;
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
