//! The words of the story.

use crate::domain::cases::repair::{CauseKind, Symptom};

/// A fault: what is said, found, done.
pub(super) struct Fault {
    pub(super) symptom: Symptom,
    pub(super) said: &'static [&'static str],
    pub(super) found: &'static str,
    pub(super) cause: CauseKind,
    pub(super) done: &'static str,
    pub(super) part: &'static [&'static str],
    pub(super) check: &'static str,
}

/// A wish: what is said and wanted, how it is met.
pub(super) struct Wish {
    pub(super) said: &'static str,
    pub(super) wanted: &'static str,
    pub(super) guidance: &'static str,
    pub(super) result: &'static str,
}

pub(super) const SURNAMES: [&str; 24] = [
    "王", "李", "張", "劉", "陳", "楊", "黃", "趙", "吳", "周", "徐", "孫", "馬", "朱", "胡", "郭",
    "何", "高", "林", "羅", "鄭", "梁", "謝", "宋",
];

pub(super) const GIVEN: [&str; 40] = [
    "偉", "芳", "秀英", "敏", "靜", "建國", "麗", "強", "磊", "軍", "洋", "桂蘭", "勇", "艷", "傑",
    "淑珍", "娟", "濤", "明", "超", "秀霞", "文斌", "剛", "玉梅", "志遠", "海燕", "鳳英", "建華",
    "雪", "曉東", "立新", "春梅", "俊", "慧", "德福", "佳怡", "國慶", "小紅", "長海", "思遠",
];

/// Street and compound.
pub(super) const COMPOUNDS: [(&str, &str); 12] = [
    ("和平路", "陽光小區"),
    ("建設街", "錦繡花園"),
    ("人民大街", "翠湖苑"),
    ("新華路", "水岸名城"),
    ("解放路", "鐵西新村"),
    ("光明街", "學府家園"),
    ("東風路", "康樂里"),
    ("文化街", "書香苑"),
    ("友誼路", "友誼新村"),
    ("長江路", "濱江一品"),
    ("青年街", "青年公寓"),
    ("南湖路", "南湖花園"),
];

/// What else than a home there is in a compound.
pub(super) const HOUSES: [&str; 6] = [
    "幼兒園",
    "社區醫院",
    "物業辦公室",
    "超市",
    "老年活動中心",
    "小學",
];

pub(super) const REMARKS: [&str; 6] = [
    "老人獨居，敲門要久一點。",
    "家有小狗，先打電話。",
    "只有晚上六點以後在家。",
    "請從北門進，電梯要刷卡。",
    "聽力不好，說話要慢。",
    "要求開發票。",
];

pub(super) const LEAKS: [Fault; 4] = [
    Fault {
        symptom: Symptom::Leaking,
        said: &[
            "暖氣片下面一直在漏水，地板都泡了。",
            "客廳暖氣接頭漏水，用盆接著。",
        ],
        found: "暖氣片進水接頭墊片老化滲水",
        cause: CauseKind::Wear,
        done: "更換接頭墊片並緊固",
        part: &["四分墊片"],
        check: "充壓十分鐘無滲漏",
    },
    Fault {
        symptom: Symptom::Spurting,
        said: &["閥門那裡噴水，關不上！"],
        found: "閥桿斷裂",
        cause: CauseKind::Valve,
        done: "更換球閥",
        part: &["DN20 球閥"],
        check: "開關三次，無滲漏",
    },
    Fault {
        symptom: Symptom::Dripping,
        said: &["樓上滴水到我家天花板。", "管子接口在滴水，不大。"],
        found: "立管三通鏽蝕滴水",
        cause: CauseKind::Corrosion,
        done: "截管更換三通",
        part: &["DN25 三通"],
        check: "充壓後乾燥",
    },
    Fault {
        symptom: Symptom::Running,
        said: &["樓道裡跑水了，順著樓梯往下流。"],
        found: "樓道放氣閥被碰開",
        cause: CauseKind::ThirdParty,
        done: "更換放氣閥並加護罩",
        part: &["自動放氣閥", "護罩"],
        check: "觀察二十分鐘無漏",
    },
];

pub(super) const FAULTS: [Fault; 5] = [
    Fault {
        symptom: Symptom::NoHeat,
        said: &["家裡暖氣全是涼的。", "從早上起一點都不熱，孩子凍感冒了。"],
        found: "入戶過濾器堵塞，無流量",
        cause: CauseKind::Blockage,
        done: "清洗過濾器，恢復流量",
        part: &[],
        check: "進回水溫差正常",
    },
    Fault {
        symptom: Symptom::LowHeat,
        said: &["屋裡只有十六度，去年不是這樣的。", "北屋一直不夠熱。"],
        found: "末端散熱器積氣",
        cause: CauseKind::Air,
        done: "排氣並調平衡閥",
        part: &[],
        check: "各組表面溫度均勻",
    },
    Fault {
        symptom: Symptom::LowHeat,
        said: &["隔壁都二十二度，我家才十七度。"],
        found: "入戶閥門開度不足",
        cause: CauseKind::Setting,
        done: "調整入戶閥門開度",
        part: &[],
        check: "一小時後室溫回升",
    },
    Fault {
        symptom: Symptom::Noise,
        said: &["暖氣管晚上咚咚響，睡不著。", "管子裡嘩嘩的水聲。"],
        found: "管卡鬆動，水流帶氣",
        cause: CauseKind::Air,
        done: "排氣，加固管卡",
        part: &["管卡"],
        check: "運行半小時無異響",
    },
    Fault {
        symptom: Symptom::Other,
        said: &["熱量表不走字了。", "溫控面板黑屏。"],
        found: "表計電池耗盡",
        cause: CauseKind::Wear,
        done: "更換電池並核對讀數",
        part: &["鋰電池"],
        check: "讀數正常上傳",
    },
];

pub(super) const WISHES: [Wish; 6] = [
    Wish {
        said: "想問一下今年的熱費怎麼算，跟去年對不上。",
        wanted: "給一份計算明細",
        guidance: "按供熱面積與用量兩部制逐項說明",
        result: "核對無誤，明細已發給用戶",
    },
    Wish {
        said: "溫控器設了二十一度，屋裡還是十八度。",
        wanted: "把溫控器調好",
        guidance: "請用戶檢查模式是否為自動並重新啟動",
        result: "溫控器恢復正常，室溫達到設定",
    },
    Wish {
        said: "過戶要帶什麼材料？",
        wanted: "知道要帶什麼，別跑兩趟",
        guidance: "說明過戶所需證件與辦理時間",
        result: "用戶已清楚所需材料",
    },
    Wish {
        said: "想申請停熱一年，房子沒人住。",
        wanted: "辦停熱，退熱費",
        guidance: "說明停熱條件、截止日期與基本費",
        result: "登記停熱申請，十月前辦結",
    },
    Wish {
        said: "樓下施工把我們單元的閥門關了，什麼時候恢復？",
        wanted: "今天能恢復供熱",
        guidance: "聯繫施工單位並告知恢復時間",
        result: "閥門已開，全單元恢復供熱",
    },
    Wish {
        said: "手機上看不到這個月的用熱量。",
        wanted: "能在手機上查到用量",
        guidance: "指導重新綁定戶號",
        result: "戶號已綁定，可查當月用量",
    },
];

/// A signature as a drawing.
pub(super) const SIGNATURE: &str = concat!(
    r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 120" width="320" height="120">"#,
    r#"<path fill="none" stroke="black" stroke-width="4" stroke-linecap="round" "#,
    r#"d="M24 70C48 30 70 30 66 62S36 96 50 74s46-40 60-30-20 44-6 40 40-60 52-50-22 56-6 50 44-48 60-40 -8 40 8 36 40-22 62-30"/></svg>"#
);
