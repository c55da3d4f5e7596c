namespace ContractMocks.Fakes.Realism;

/// <content>Files, code, networks, data and machines.</content>
internal static partial class WordRows
{
    public const string Computing =
        """
        file|file name|filename|document name|attachment|attachment name|file to open|input file|output file|config file|source file|archive name|file list|log name|gc log name = report.pdf; notes.txt; budget.xlsx; data.csv; README.md; main.py
        path|file path|filepath|file location|absolute path|source path|destination path|output path|input path|full path|log path|relative path|src path|dest path|local path|shard path|target path|paths|module path|save path|backup location|backup path|app location|launcher|executable|notebook path = /srv/files/docs/report.txt; /var/log/app.log; /data/input.csv; /srv/app/config.yaml; src/main.py
        csv path|csv file|dataset path|data path|csv|dataset file|data file = /data/sales_2025.csv; /data/customers.csv; measurements.csv
        image path|image file|image|photo|picture|puzzle image = /images/photo-{999}.jpg; sunset.png; /images/logo.svg
        wave file|audio file|audio path|sound file = chime.wav; /audio/interview.mp3
        video|video path|video file = /videos/demo.mp4; intro.mp4
        folder|directory|dir|dir name|directory name|folder name|directory path|dir path|folder path|working directory|cwd|starting cwd|output dir|workspace path|output directory|project root|root dir|parent directory|target directory|class path|destination folder = /srv/files/projects; documents; archive; /tmp/build; reports; src
        file type|file extension|extension|file format|document format|ext = pdf; csv; json; txt; png; docx
        credentials file|key file|certificate file|cert path = /etc/app/credentials.json; /etc/ssl/certs/app.pem
        mime type|media type|content type|mime|accept = text/plain; application/json; image/png; application/pdf; text/html
        format|output format|response format|export format|data format|return type|return format|report format|display format|output type|format type = json; csv; xml; markdown; pdf
        format|date format|time format|datetime format [date time] = YYYY-MM-DD; DD/MM/YYYY; YYYY-MM-DD HH:mm:ss
        date format|time format|datetime format = YYYY-MM-DD; DD/MM/YYYY; YYYY-MM-DD HH:mm:ss
        format [image picture photo] = png; jpeg; webp
        format [audio voice speech sound] = mp3; wav; opus
        encoding|charset|character encoding|text encoding = utf-8; iso-8859-1; utf-16; ascii
        glob|glob pattern|file pattern|file glob|include pattern|exclude pattern = **/*.cs; src/**/*.ts; *.md; !**/bin/**
        regex|regular expression|regexp|match pattern|validation pattern|search pattern|grep pattern = ^[a-z]+$; \d{4}-\d{2}-\d{2}; TODO:.*; ^[A-Z]{3}-\d+$
        pattern = ^[a-z]+$; *.txt; TODO; error
        cron|cron expression|crontab|cron schedule|schedule = 0 9 * * 1-5; */15 * * * *; 0 0 1 * *
        sql|sql query|sql statement|sql command|query sql = SELECT id, name FROM customers WHERE country = 'FR' LIMIT 10; SELECT COUNT(*) FROM orders WHERE status = 'paid'; UPDATE products SET price = 9.99 WHERE id = 42
        query [sql database table select row] = SELECT id, name FROM customers WHERE country = 'FR' LIMIT 10; SELECT COUNT(*) FROM orders WHERE status = 'paid'
        query [graphql] = { user(id: 1) { name email } }
        query [wikipedia encyclopedia article] = Photosynthesis; Roman Empire
        graphql|graphql query = { user(id: 1) { name email } }; { orders(first: 5) { id total } }
        code|source code|snippet|code snippet|program|python code|script|source|code block [program python execute script interpreter run snippet javascript compile] = print("Hello, world!"); for i in range(3):\n    print(i); return items.filter(item => item.active)
        source code|code snippet|snippet|script|python code|javascript code|program code = print("Hello, world!"); for i in range(3):\n    print(i); return items.filter(item => item.active)
        code|verification code|otp|pin|access code|pin code|one time password = {999999}
        code [error failure errors] = invalid_request; not_found; rate_limited; timeout
        source|destination [file directory folder] = report.pdf; notes.txt; archive; documents
        error code|status code = E{9999}; NOT_FOUND; TIMEOUT
        area code = 202; 415; 312
        command|shell command|cmd|bash command|terminal command|cli command|bash|shell|command line = ls -la; git status; npm test; cat README.md; dotnet build
        argument|arg|argv|args|command argument|parameter|flag|cli argument|option flag [command cli test program launch agent line jvm run process execute] = --verbose; --output=result.json; -n 3; --help
        argument|arguments [json tool function] = {}
        argument|arg|args|parameter|params = --verbose; value; limit=10; x
        environment variable|env var|env variable|env name = LOG_LEVEL; PATH; API_BASE_URL
        environment|env|deployment environment|stage|deploy environment = production; staging; development; test
        config|configuration|setting|config object|setting name|preset|config name|config key = default; production; theme; language
        database|database name|db|db name|schema|schema name|catalog = sales; inventory; customers; analytics; public
        table|table name|db table|data table = customers; orders; products; employees; invoices
        collection|collection name|index name|bucket|bucket name|dataset|dataset name|data source|container|topic name|stream [database vector data store search storage s3 kafka index dataset mongo train classifier] = documents; customer-reviews; sales-2025; support-articles
        dataset|dataset name|data set|data source|bucket|bucket name|index name|collection name = sales-2025; customer-reviews; support-articles; sensor-readings
        data|payload|raw data|input data|json|json string|json data|json payload|request body|event data|user data|train data|test data|training data|investment data|testcase data|json text|metadata json|serialized = {"id": {99}, "name": "Amber"}; {"status": "ok", "count": {9}}; {"items": [1, 2, 3]}
        xml|xml string|soap = <order id="{99}"><item>Lamp</item></order>
        yaml|yaml text = name: demo
        html|html content|markup|inner html|html body|html string = <p>Thank you for your order.</p>; <h1>Welcome</h1><p>Have a look around.</p>
        markdown|md|markdown text|readme = # Release notes\n\n- Faster start\n- Fixed a crash; **Note:** save your work first.
        css|css selector|selector|xpath|query selector|dom selector = #main .item; button[type=submit]; .nav > li
        url|link|uri|website|web page|page url|site|homepage|website url|source url|image link|site url|web address|repo url|repository url|product url|long url|target url|link url|urls|web url|profile url|video url|download url|callback url|redirect url|redirect uri|webhook|webhook url|feed|feed url|rss = {url}
        image url|photo url|picture url|thumbnail|thumbnail url|avatar|avatar url|logo|logo url|icon url|cover image = https://example.com/images/{word}-{99}.png
        icon = star; home; search; settings
        api endpoint|endpoint|api url|base url|server url|endpoint url|api = https://api.example.com/v1/{word}s
        url path|api path|route path|uri path|resource path|endpoint path = /v1/{word}s; /api/users/{99}
        slug|url slug|permalink|alias|short code|custom alias = {word}-{word}; spring-sale-{99}
        domain|domain name|host|hostname|server|server name|host name|dns name|fqdn|subdomain = {host}
        website [food recipe news shop store] = https://www.example.com; https://recipes.example.org
        protocol = https; tcp; ftp; ssh
        http method|request method|method [http request api endpoint rest] = GET; POST; PUT; DELETE
        http method|request method|http verb = GET; POST; PUT; DELETE
        header|http header|header value = application/json; no-cache; text/html
        user agent = Mozilla/5.0 (X11; Linux x86_64); ExampleClient/1.2
        ip|ip address|client ip|server ip|source ip|remote address|ipv4|ip addr|destination ip = {ip}
        ipv6 = {ipv6}
        cidr|subnet|ip range|network range|cidr block = 192.0.2.0/24; 198.51.100.0/24; 203.0.113.0/25
        mac|mac address = 00:00:5E:00:53:{HH}
        port name = http; https
        password|passwd|passphrase|new password|old password|encrypted password|pwd|user password|database password = pass-{aaaa}{9999}; correct-horse-{9999}
        token|access token|api token|auth token|bearer token|refresh token|session token|device token|csrf token|id token|page token|next page token|continuation token = tok_{aaaahhhhhhhhhhhhhhhhhhhh}
        jwt = {jwt}
        api key|secret|client secret|api secret|secret key|access key|consumer key|app key|license key = sk_test_{hhhhhhhhhhhhhhhhhhhhhhhh}
        client id|app id|application id = client_{hhhhhhhhhhhh}
        grant type = authorization_code; client_credentials; refresh_token
        signature|digest|checksum|hash|sha|file hash|sha256|content hash|fingerprint [hash sha256 digest checksum file content sha hmac] = {hhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhh}
        hash|checksum|sha256|digest|etag|fingerprint|content hash = {hhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhh}
        md5 = {hhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhh}
        commit|commit hash|commit sha|sha|commit id|git commit|revision|base commit = {hhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhh}
        commit message = Fix the date parser; Add tests for empty input; Update dependencies
        branch|branch name|git branch|base branch|head branch|target branch|source branch|head|git ref = main; feature/login; fix/date-parser; release/2.1
        branch id|branch [library bank office store location] = branch_{9999}
        repo|repository|repository name|repo name|full repo|git repository = example/{word}-api; example/website; example/{word}-tools
        pull request|pr title = Add retry to the importer; Fix typo in the docs
        package|package name|library|module|module name|dependency|dependency name|npm package|plugin|plugin name|extension name|library name|namespace = requests; numpy; lodash; serilog; react
        version|software version|api version|package version|release|app version|model version|tag name|git tag = {9}.{9}.{9}; v{9}.{9}.0
        tested class|class name|class|type name|component|component name|widget|react component [code java class component react object python method javascript ui program jvm instance] = CustomerService; OrderController; UserCard; DataTable
        component|component name|class name|tested class|interface name|type name|bean|service class = CustomerService; OrderController; UserCard; DataTable
        object|object name|receiver|instance|target object [code object javascript property instance class database] = userProfile; orderItem; config; mapController
        object|parent|parent field|parent node = root; customer; order
        model|model name|model id|llm|llm model|model version name|base model|ai model|deployment name [ai llm language openai gpt chat completion generate prompt embedding] = gpt-4o-mini; {word}-{9}; {word}-chat-{9}
        model|model type|machine learning model|algorithm|classifier|ml model|regression type|model kind = linear_regression; random_forest; decision_tree; svm; neural_network
        model|model name [phone laptop product device instrument] = Pro {99}; X{999}; Classic {9}
        algorithm [encryption encrypt cipher token sign hash jwt] = HS256; RS256; AES; SHA-256
        algorithm [sort] = quicksort; mergesort; heapsort
        cipher|crypt|encryption|encryption algorithm = AES; DES; ChaCha20
        padding|padding scheme = PKCS5Padding; NoPadding
        layer|activation|activation function|loss|optimizer = relu; softmax; adam; cross_entropy
        tool call id|call id|tool use id = call_{hhhhhhhhhhhhhhhhhhhhhhhh}
        message id = msg_{hhhhhhhhhhhhhhhhhhhhhhhh}
        request id|trace id|correlation id = req_{hhhhhhhhhhhhhhhhhhhhhhhh}
        uuid|guid|idempotency key = {uuid}
        object id|mongo id = {hhhhhhhhhhhhhhhhhhhhhhhh}
        key|memory key|cache key|storage key|source key|current key|dict key|lookup key|key to check|config option|preference key = user_name; favorite_color; theme; session:{9999}; last_order
        value|setting value|default value|field value|attribute value|new value|old value|string value|input value|parameter value|expected value|raw value = enabled; {99}; blue; medium; 2026
        field [form input] = email; first_name; phone
        input field|form field|input name|form name|input id = email; userInputField; first_name; password
        log|log message|log line|error message|error|exception|stack trace|should contain|should not contain|warning = Connection refused; Timeout after 30 seconds; File not found; User 42 signed in
        log level|logging level = info; debug; warning; error
        event type|event name|trigger|event trigger|webhook event [code listener webhook trigger javascript dom] = click; order.created; change; user.signup
        event listener|listener|hook = onClick; onChange
        process|process name|service id|job name|queue|queue name|worker|pipeline|workflow|workflow name|thread = nightly-import; order-queue; billing-worker; build-and-test
        cluster|node|node name|pod|instance name|vm name|machine|server id|container name|deployment|resource name = web-{9}; node-{99}; api-7d4b{99}
        instance type|machine type|vm size = t3.medium; e2-standard-4; Standard_B2s
        cloud region|aws region|region [cloud aws azure gcp server deploy bucket instance cluster datacenter] = us-east-1; eu-west-1; ap-southeast-2
        cloud provider|provider [cloud llm model] = aws; azure; gcp
        arn = arn:aws:s3:::example-bucket
        scope|oauth scope [oauth token authorization auth permission] = read; write; profile email
        system property|property key|sys property name|system property name = user.home; java.version; line.separator
        system id|sys id|public id|publicid = -//EXAMPLE//DTD Catalog 1.0//EN; http://www.example.com/catalog.dtd
        frame parameter name|parameter name = timeout; viewport; opacity
        validation flag = isRequired; isValidEmail
        middleware|enhancer = logger; thunk; authentication
        statement|sql type|code statement = let total = 0; return result; import math
        texture|shader = wood.png; brick.jpg; normal_map.png
        chart|chart type|plot type|graph type|visualization = bar; line; pie; scatter
        axis label|x label|y label|axis|label [chart axis graph plot] = Month; Revenue; Temperature; Users
        chart title = Revenue by month; Users per region
        diff|patch = --- a/README.md\n+++ b/README.md\n@@ -1 +1 @@\n-Old title\n+New title
        base64|b64 json|base64 json|base64 data|image data|encoded data|file content base64|b64 = {base64}
        voice|voice name|voice id = alloy; nova; echo
        aspect ratio = 16:9; 1:1; 4:3
        size class = small; large
        font|font family|typeface = Inter; Georgia; Roboto
        theme|color scheme|theme name [ui app color dark display website editor] = dark; light; solarized
        button|button text|cta = Sign up; Learn more; Add to cart
        template|template name|template id|layout = welcome-email; invoice-basic; monthly-report
        subdomain name = shop; blog
        timezone offset|utc offset|offset = +01:00; -05:00; +09:00
        unit test|test case|test id = TC-{999}
        permission name = orders:read; users:write
        capability|skill name = web_search; code_execution; email
        assistant|assistant name|agent|agent name|bot|bot name|agent type = Research Assistant; Travel Planner; Support Bot
        memory|memory text|fact|observation|memory content|information = The user prefers vegetarian food.; The user lives in Lisbon.; Meetings are best after ten.
        thought|reasoning|plan step|analysis|conclusion|finding = Compare the two offers first.; Check the date before booking.; The total matches the invoice.
        list element|list item|array item|entry|record|row|element|item value = first item; second item; blue; {99}
        type|kind|category type|variant|mode|subtype|info type|data type|item type|resource type|content kind|analysis type|search type|report type|query type|request type = standard; basic; detailed; summary
        data type|column type = string; integer; date; boolean
        type [account bank] = checking; savings
        type [artwork art sculpture museum] = painting; sculpture; installation
        type [hotel room] = double; single; suite
        type [restaurant cuisine food] = Italian; Thai; Mexican
        type [crime criminal] = theft; fraud; burglary
        mode|operation mode|run mode = fast; standard; detailed
        source|data source|origin source = web; newsletter; referral; api
        info|info requested|information type|detail type|requested info|specific info|detail = opening hours; height; location; history
        feature|feature name = dark mode; search; single sign-on
        design|design type|pattern name = minimalist; floral; geometric
        characteristic|attribute list = light; durable; compact
        scale [map chart] = linear; logarithmic
        standard = ISO 9001; basic; WCAG 2.1
        text label|node label|marker = A; checkpoint; start
        ch|char|character|letter|symbol|separator|delimiter = ,; a; x; |
        separator|delimiter = ,; \t; |
        """;
}
